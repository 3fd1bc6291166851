import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'lynx',
    powers: [{ can: 'network-out', words: '-dump https://example.com/?x' }],
    rather: ['WebFetch(domain:example.com)'],
    source: ['docs:lynx'],
    confidence: 'medium',
  },
];
