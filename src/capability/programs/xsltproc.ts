import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'xsltproc',
    powers: [
      { can: 'write-any', words: '-o /tmp/x x.xsl x.xsl', mild: true, needs: 'attacker-file', seen: true },
      { can: 'read-any', words: 'x.xsl x.xsl', mild: true, needs: 'attacker-file', seen: true },
    ],
    source: ['man:xsltproc'],
    confidence: 'high',
  },
];
