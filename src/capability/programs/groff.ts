import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'groff', powers: [{ can: 'exec', words: '-U -Tascii', feed: `echo '.sy id >&2'`, seen: true }], source: ['docs:groff'], confidence: 'high' },
];
