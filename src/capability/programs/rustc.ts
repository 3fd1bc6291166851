import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'rustc',
    powers: [
      { can: 'exec', words: '-C linker=id x.rs', mild: true, seen: true },
      { can: 'write-any', words: '--crate-type lib --emit metadata -o /tmp/x x.rs', mild: true, seen: true },
    ],
    source: ['gtfo:rustc'],
    confidence: 'high',
  },
];
