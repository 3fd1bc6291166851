import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'bash',
    powers: [{ can: 'exec', words: '-c id', purpose: true, seen: true }],
    safe: ['-n'],
    instead: ['bash scripts/build.sh'],
    source: ['gtfo:bash'],
    confidence: 'medium',
  },
  {
    prefix: 'bash -c',
    also: ['bash -lc', 'bash -ic'],
    powers: [{ can: 'exec', words: 'id', purpose: true }],
    rather: ['npm run build'],
    source: ['gtfo:bash'],
    confidence: 'medium',
  },
];
