import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'env',
    powers: [
      { can: 'exec', words: 'sh -c id', purpose: true },
      { can: 'secrets', words: '', mild: true, seen: true },
    ],
    rather: ['printenv PATH'],
    source: ['gtfo:env'],
    confidence: 'high',
  },
];
