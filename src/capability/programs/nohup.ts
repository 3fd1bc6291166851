import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'nohup',
    powers: [{ can: 'exec', words: 'sh -c id', purpose: true }],
    instead: ['nohup npm run dev'],
    source: ['gtfo:nohup'],
    confidence: 'medium',
  },
];
