import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'grep',
    also: ['egrep', 'fgrep'],
    powers: [
      { can: 'read-any', words: `'' /etc/passwd`, mild: true, gated: 'permissions-bash T3', seen: true },
      { can: 'secrets', words: `-rE 'BEGIN .*PRIVATE KEY|AKIA' ~`, mild: true, gated: 'permissions-bash T3', seen: true },
    ],
    source: ['gtfo:grep'],
    confidence: 'high',
  },
];
