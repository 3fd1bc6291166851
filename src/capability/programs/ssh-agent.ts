import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'ssh-agent', powers: [{ can: 'exec', words: 'id', purpose: true, seen: true }], source: ['gtfo:ssh-agent'], confidence: 'high' },
];
