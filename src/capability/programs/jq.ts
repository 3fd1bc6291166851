import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'jq',
    powers: [
      { can: 'read-any', words: '-R . /etc/passwd', mild: true, gated: 'permissions-bash T3', seen: true },
      { can: 'secrets', words: '-n env', mild: true, seen: true },
    ],
    source: ['gtfo:jq'],
    confidence: 'high',
  },
];
