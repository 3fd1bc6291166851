import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'ngrok',
    powers: [
      { can: 'network-out', words: 'http 8080' },
      { can: 'network-in', words: 'http file:///', mild: true },
    ],
    source: ['docs:ngrok'],
    confidence: 'high',
  },
];
