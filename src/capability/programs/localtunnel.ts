import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'localtunnel', powers: [{ can: 'network-in', words: '--port 8080' }], source: ['docs:localtunnel'], confidence: 'medium' },
];
