import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'rustup',
    powers: [
      { can: 'exec', words: 'run stable id', mild: true },
      { can: 'install', words: 'toolchain install nightly', mild: true, needs: 'remote-endpoint' },
    ],
    source: ['gtfo:rustup'],
    confidence: 'medium',
  },
  {
    prefix: 'rustup run',
    powers: [{ can: 'exec', words: 'stable id', purpose: true }],
    instead: ['rustup run stable cargo build'],
    source: ['gtfo:rustup'],
    confidence: 'medium',
  },
];
