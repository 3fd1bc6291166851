import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'xmllint',
    powers: [
      { can: 'read-any', words: '--noent x.xml', mild: true, needs: 'attacker-file', seen: true },
      { can: 'network-out', words: 'http://example.com/x', by: ['http*'], mild: true, seen: true },
      { can: 'write-any', words: '--output /tmp/x x.xml', mild: true, needs: 'attacker-file', seen: true },
    ],
    source: ['man:xmllint'],
    confidence: 'high',
  },
];
