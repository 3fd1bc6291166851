import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'sed',
    also: ['gsed'],
    powers: [
      { can: 'exec', words: `-n '1e id' README.md` },
      { can: 'write-any', words: `-n 'w /tmp/x' README.md` },
      { can: 'destroy', words: '-i d x', mild: true, seen: true },
    ],
    safe: ['--sandbox'],
    instead: ['sed -n 1,40p README.md'],
    source: ['gtfo:sed'],
    confidence: 'high',
  },
  {
    prefix: 'sed -n',
    also: ['sed -ne', 'sed -E', 'sed -e', 'sed -i'],
    powers: [
      { can: 'exec', words: `'1e id' README.md` },
      { can: 'write-any', words: `'w /tmp/x' README.md` },
    ],
    instead: ['sed -n 1,40p README.md'],
    source: ['gtfo:sed'],
    confidence: 'medium',
  },
];
