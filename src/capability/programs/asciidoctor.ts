import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'asciidoctor',
    powers: [{ can: 'read-any', words: '-o - x.adoc', mild: true, needs: 'attacker-file' }],
    source: ['docs:asciidoctor'],
    confidence: 'high',
  },
];
