import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'groovy',
    powers: [{ can: 'exec', words: `-e '"id".execute()'`, purpose: true, seen: true }],
    instead: ['groovy scripts/run.groovy'],
    source: ['docs:groovy'],
    confidence: 'medium',
  },
];
