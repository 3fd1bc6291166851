import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'qpdf',
    powers: [{ can: 'read-any', words: '--empty --add-attachment /etc/passwd -- x.pdf', mild: true }],
    source: ['gtfo:qpdf'],
    confidence: 'medium',
  },
];
