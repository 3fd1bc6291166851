import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'make',
    also: ['gmake', 'bmake'],
    powers: [
      { can: 'exec', words: `--eval='$(shell id)'`, anywhere: true, seen: true },
      { can: 'exec', words: '', needs: 'workspace-file', mild: true, seen: true },
      { can: 'write-any', words: `-s --eval='$(file >/tmp/x,x)' .`, mild: true, seen: true },
      { can: 'read-any', words: `-s --eval='$(info $(file < /etc/passwd))'`, mild: true, seen: true },
    ],
    instead: ['make test', 'make build'],
    source: ['gtfo:make'],
    confidence: 'high',
  },
  {
    prefix: 'make -n',
    powers: [
      { can: 'exec', words: '', needs: 'workspace-file', mild: true, seen: true },
      { can: 'exec', words: `--eval='$(shell id >&2)'`, mild: true, seen: true },
    ],
    source: ['measured'],
    confidence: 'high',
  },
];
