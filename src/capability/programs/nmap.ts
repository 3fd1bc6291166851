import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'nmap',
    powers: [
      { can: 'exec', words: '--script=./x.nse localhost', mild: true, needs: 'attacker-file', seen: true },
      { can: 'network-out', words: '-Pn -p80 example.com', mild: true, seen: true },
      { can: 'write-any', words: '-oG=/tmp/x -oN /tmp/x -Pn -p1 localhost', mild: true, seen: true },
    ],
    source: ['gtfo:nmap'],
    confidence: 'high',
  },
];
