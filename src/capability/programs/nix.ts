import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'nix',
    powers: [{ can: 'exec', words: 'run nixpkgs#hello', purpose: true }],
    instead: ['nix flake check', 'nix build'],
    source: ['cc-docs:permissions'],
    confidence: 'medium',
  },
  {
    prefix: 'nix-shell',
    powers: [
      { can: 'exec', words: '-p hello --run id', purpose: true },
      { can: 'install', words: '-p hello --run id', mild: true },
    ],
    source: ['cc-docs:permissions'],
    confidence: 'high',
  },
  { prefix: 'nix develop', powers: [{ can: 'exec', words: '-c id', purpose: true }], source: ['docs:nix'], confidence: 'medium' },
  { prefix: 'nix run', powers: [{ can: 'install', words: 'github:owner/x', mild: true, needs: 'remote-endpoint' }], source: ['docs:nix'], confidence: 'high' },
];
