import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'mypy',
    powers: [
      { can: 'exec', words: 'x.py', mild: true, needs: 'workspace-file', seen: true },
      { can: 'exec', words: '--config-file x.ini x.py', mild: true, needs: 'attacker-file', seen: true },
      { can: 'write-any', words: '--junit-xml /tmp/x x.py', mild: true, seen: true },
    ],
    source: ['gtfo:mypy'],
    confidence: 'high',
  },
];
