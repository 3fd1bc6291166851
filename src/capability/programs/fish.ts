import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'fish',
    powers: [{ can: 'exec', words: '-c id', purpose: true, seen: true }],
    instead: ['fish scripts/build.sh'],
    source: ['gtfo:fish'],
    confidence: 'medium',
  },
  { prefix: 'fish -c', powers: [{ can: 'exec', words: 'id', purpose: true }], source: ['gtfo:fish'], confidence: 'medium' },
];
