import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'esbuild', powers: [{ can: 'write-any', words: 'x.js --outfile=/tmp/x', mild: true, seen: true }], source: ['docs:esbuild'], confidence: 'high' },
];
