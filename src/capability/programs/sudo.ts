import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'sudo',
    powers: [
      { can: 'exec', words: 'sh -c id', purpose: true },
      { can: 'escalate', words: 'sh -c id', by: [] },
      { can: 'exec', words: 'id', mild: true, needs: 'configuration' },
    ],
    source: ['gtfo:sudo'],
    confidence: 'medium',
  },
];
