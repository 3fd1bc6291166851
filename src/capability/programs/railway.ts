import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'railway',
    powers: [
      { can: 'publish', words: 'up', needs: 'credentials' },
      { can: 'secrets', words: 'variables', needs: 'credentials' },
    ],
    instead: ['railway status', 'railway logs'],
    source: ['docs:railway'],
    confidence: 'medium',
  },
];
