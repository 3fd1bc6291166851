import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'ifne', powers: [{ can: 'exec', words: 'id', feed: 'echo x', purpose: true, seen: true }], source: ['man:moreutils'], confidence: 'high' },
];
