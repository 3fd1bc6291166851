import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'fd', also: ['fdfind'], powers: [{ can: 'exec', words: 'x -x id', anywhere: true, seen: true }], source: ['docs:fd'], confidence: 'medium' },
];
