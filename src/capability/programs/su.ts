import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'su',
    also: ['runuser'],
    powers: [
      { can: 'exec', words: '-c id', purpose: true },
      { can: 'escalate', words: '-c id', by: [] },
    ],
    source: ['docs:su'],
    confidence: 'medium',
  },
];
