import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'awk',
    also: ['gawk', 'mawk', 'nawk'],
    powers: [
      { can: 'write-any', words: `'BEGIN { print "x" > "/tmp/x" }'` },
      { can: 'exec', words: `'BEGIN{system("id")}'`, mild: true, gated: 'permissions-bash C2', seen: true },
      { can: 'read-any', words: '1 /etc/passwd', mild: true, gated: 'permissions-bash T3', seen: true },
      { can: 'network-out', words: `'BEGIN{s="/inet/tcp/0/example.com/80";print "x"|&s;close(s)}'`, mild: true, gated: 'permissions-bash C2', seen: true },
    ],
    source: ['gtfo:mawk'],
    confidence: 'high',
  },
];
