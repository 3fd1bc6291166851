import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'sshpass', powers: [{ can: 'exec', words: '-p x id', purpose: true, seen: true }], source: ['gtfo:sshpass'], confidence: 'medium' },
];
