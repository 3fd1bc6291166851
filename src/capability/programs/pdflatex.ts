import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'pdflatex',
    powers: [{ can: 'exec', words: `--shell-escape '\\immediate\\write18{id}\\end'`, seen: true }],
    source: ['gtfo:pdflatex'],
    confidence: 'high',
  },
];
