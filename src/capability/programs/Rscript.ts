import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'Rscript',
    powers: [{ can: 'exec', words: `-e 'system("id")'`, purpose: true }],
    instead: ['Rscript scripts/report.R'],
    source: ['docs:Rscript'],
    confidence: 'medium',
  },
];
