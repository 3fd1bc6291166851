import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'sponge', powers: [{ can: 'write-any', words: '/tmp/x', feed: 'echo x', mild: true, seen: true }], source: ['man:moreutils'], confidence: 'high' },
];
