import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'mysqldump',
    powers: [
      { can: 'secrets', words: 'mysql user', mild: true, needs: 'credentials' },
      { can: 'network-out', words: '-h example.com x', mild: true, seen: true },
    ],
    source: ['man:mysqldump'],
    confidence: 'high',
  },
];
