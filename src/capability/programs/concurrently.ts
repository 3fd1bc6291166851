import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'concurrently',
    powers: [{ can: 'exec', words: 'id', purpose: true, seen: true }],
    instead: ['concurrently npm:dev npm:api'],
    source: ['docs:concurrently'],
    confidence: 'medium',
  },
];
