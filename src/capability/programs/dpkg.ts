import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'dpkg',
    powers: [{ can: 'exec', words: '-i x.deb', mild: true, needs: 'root' }],
    instead: ['dpkg -l', 'dpkg -s'],
    source: ['gtfo:dpkg'],
    confidence: 'high',
  },
];
