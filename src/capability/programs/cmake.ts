import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'cmake',
    powers: [
      { can: 'exec', words: '-E env id', mild: true, seen: true },
      { can: 'exec', words: '.', needs: 'workspace-file', mild: true, seen: true },
      { can: 'write-any', words: '-E copy /etc/hostname /tmp/x', mild: true, seen: true },
      { can: 'destroy', words: '-E rm -rf d', mild: true, seen: true },
    ],
    source: ['gtfo:cmake'],
    confidence: 'high',
  },
  {
    prefix: 'cmake --build',
    powers: [
      { can: 'exec', words: 'b', mild: true, needs: 'workspace-file', seen: true },
      { can: 'exec', words: `b -- --eval='$(shell id >&2)'`, mild: true, needs: 'attacker-file', seen: true },
    ],
    source: ['man:cmake'],
    confidence: 'high',
  },
];
