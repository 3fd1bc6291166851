import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'zsh',
    powers: [{ can: 'exec', words: '-c id', purpose: true, seen: true }],
    safe: ['-n'],
    instead: ['zsh scripts/build.sh'],
    source: ['gtfo:zsh'],
    confidence: 'medium',
  },
  { prefix: 'zsh -c', also: ['zsh -lc'], powers: [{ can: 'exec', words: 'id', purpose: true }], source: ['gtfo:zsh'], confidence: 'medium' },
];
