import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'trufflehog',
    powers: [
      { can: 'secrets', words: 'filesystem /', mild: true },
      { can: 'secrets', words: 'filesystem .', mild: true },
    ],
    source: ['docs:trufflehog'],
    confidence: 'medium',
  },
];
