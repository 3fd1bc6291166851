import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'doas',
    powers: [
      { can: 'exec', words: 'sh -c id', purpose: true },
      { can: 'escalate', words: 'sh -c id', by: [] },
    ],
    source: ['gtfo:doas'],
    confidence: 'medium',
  },
];
