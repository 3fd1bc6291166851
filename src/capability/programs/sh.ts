import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'sh',
    also: ['dash', 'ash'],
    powers: [{ can: 'exec', words: '-c id', purpose: true, seen: true }],
    safe: ['-n'],
    instead: ['sh scripts/build.sh'],
    source: ['gtfo:dash'],
    confidence: 'medium',
  },
  {
    prefix: 'sh -c',
    also: ['dash -c'],
    powers: [{ can: 'exec', words: 'id', purpose: true }],
    rather: ['npm run build'],
    source: ['gtfo:dash'],
    confidence: 'medium',
  },
];
