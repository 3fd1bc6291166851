import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'fakeroot', powers: [{ can: 'exec', words: 'sh -c id', purpose: true }], source: ['man:fakeroot'], confidence: 'medium' },
];
