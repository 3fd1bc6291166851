import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'schtasks',
    powers: [{ can: 'persist', words: '/create /tn x /tr x /sc onlogon', by: ['/create'] }],
    instead: ['schtasks /query'],
    source: ['lolbas'],
    confidence: 'medium',
  },
];
