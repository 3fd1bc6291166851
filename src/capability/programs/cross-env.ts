import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'cross-env',
    powers: [{ can: 'exec', words: 'X=1 id', purpose: true, seen: true }],
    instead: ['cross-env NODE_ENV=test npm test'],
    source: ['docs:cross-env'],
    confidence: 'medium',
  },
];
