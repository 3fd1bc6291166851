import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'w3m',
    powers: [
      { can: 'read-any', words: '-dump /etc/passwd', mild: true, seen: true },
      { can: 'network-out', words: '-dump http://example.com/?x', seen: true },
    ],
    rather: ['WebFetch(domain:example.com)'],
    source: ['gtfo:w3m'],
    confidence: 'high',
  },
];
