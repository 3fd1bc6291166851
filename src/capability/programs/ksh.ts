import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'ksh',
    also: ['mksh'],
    powers: [{ can: 'exec', words: '-c id', purpose: true, seen: true }],
    instead: ['ksh scripts/build.sh'],
    source: ['gtfo:ksh'],
    confidence: 'medium',
  },
];
