import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'autossh', powers: [{ can: 'network-out', words: 'example.com', seen: true }], source: ['docs:autossh'], confidence: 'high' },
];
