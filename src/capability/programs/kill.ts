import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'kill',
    also: ['pkill', 'killall'],
    powers: [{ can: 'destroy', words: '-9 x', mild: true }],
    source: ['man:kill'],
    confidence: 'medium',
  },
];
