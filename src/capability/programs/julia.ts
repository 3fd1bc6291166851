import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'julia',
    powers: [{ can: 'exec', words: "-e 'run(`id`)'", purpose: true }],
    instead: ['julia scripts/run.jl'],
    source: ['gtfo:julia'],
    confidence: 'medium',
  },
];
