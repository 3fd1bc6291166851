import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'telnet', powers: [{ can: 'network-out', words: 'example.com 80' }], source: ['docs:telnet'], confidence: 'medium' },
];
