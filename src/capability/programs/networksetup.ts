import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'networksetup',
    powers: [{ can: 'persist', words: '-setwebproxy Wi-Fi example.com 80', mild: true }],
    source: ['docs:networksetup'],
    confidence: 'medium',
  },
];
