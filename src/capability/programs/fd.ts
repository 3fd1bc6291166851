import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'fd',
    also: ['fdfind'],
    free: true,
    powers: [{ can: 'exec', words: 'x -x id', anywhere: true, seen: true }],
    source: ['docs:fd'],
    confidence: 'medium',
  },
];
