import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'op',
    powers: [
      { can: 'secrets', words: 'read op://vault/item/password' },
      { can: 'exec', words: 'run -- id', mild: true },
    ],
    instead: ['op whoami', 'op vault list'],
    source: ['docs:op'],
    confidence: 'high',
  },
  { prefix: 'op run', powers: [{ can: 'exec', words: '-- id', purpose: true }], source: ['docs:op'], confidence: 'medium' },
];
