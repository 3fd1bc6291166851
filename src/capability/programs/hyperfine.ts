import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'hyperfine',
    powers: [{ can: 'exec', words: 'id', purpose: true }],
    instead: [`hyperfine 'npm run build'`],
    source: ['man:hyperfine'],
    confidence: 'medium',
  },
];
