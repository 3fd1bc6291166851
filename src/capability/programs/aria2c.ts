import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'aria2c',
    powers: [
      { can: 'network-in', words: 'https://example.com/x', mild: true, needs: 'remote-endpoint' },
      { can: 'exec', words: '--on-download-start=id http://example.com/x', seen: true },
    ],
    source: ['gtfo:aria2c'],
    confidence: 'high',
  },
];
