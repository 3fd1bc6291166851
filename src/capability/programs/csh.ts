import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'csh',
    also: ['tcsh'],
    powers: [{ can: 'exec', words: '-c id', purpose: true, seen: true }],
    instead: ['csh scripts/build.sh'],
    source: ['gtfo:tcsh'],
    confidence: 'medium',
  },
];
