import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'sudo',
    powers: [
      { can: 'exec', words: 'sh -c id', purpose: true },
      { can: 'escalate', words: 'sh -c id', by: [] },
    ],
    instead: ['sudo systemctl status nginx'],
    source: ['gtfo:sudo'],
    confidence: 'medium',
  },
];
