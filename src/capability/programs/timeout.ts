import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'timeout',
    also: ['gtimeout'],
    powers: [{ can: 'exec', words: '60 sh -c id', purpose: true }],
    operands: 1,
    after: 'sh -c id',
    instead: ['timeout 60 npm test'],
    source: ['docs:timeout'],
    confidence: 'medium',
  },
];
