import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'truncate',
    powers: [{ can: 'destroy', words: '-s 0 x', seen: true }],
    instead: ['truncate -s 0 app.log'],
    source: ['man:truncate'],
    confidence: 'medium',
  },
];
