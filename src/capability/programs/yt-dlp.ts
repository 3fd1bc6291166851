import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'yt-dlp',
    powers: [{ can: 'exec', words: '--exec before_dl:id URL', mild: true, needs: 'remote-endpoint' }],
    source: ['gtfo:yt-dlp'],
    confidence: 'high',
  },
];
