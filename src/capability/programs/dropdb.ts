import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'dropdb',
    powers: [
      { can: 'destroy', words: 'x' },
      { can: 'destroy', words: 'prod', mild: true, needs: 'credentials' },
    ],
    instead: ['dropdb --if-exists app_test'],
    source: ['man:dropdb'],
    confidence: 'medium',
  },
];
