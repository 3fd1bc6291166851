import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'hg',
    powers: [{ can: 'exec', words: `--config alias.x='!id' x`, seen: true }],
    instead: ['hg status', 'hg diff', 'hg log'],
    source: ['gtfo:hg'],
    confidence: 'medium',
  },
];
