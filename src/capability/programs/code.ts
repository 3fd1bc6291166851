import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'code',
    also: ['cursor', 'code-insiders', 'codium'],
    powers: [
      { can: 'install', words: '--install-extension x.y', mild: true, needs: 'remote-endpoint' },
      { can: 'exec', words: '.', needs: 'workspace-file', mild: true },
      { can: 'network-in', words: 'tunnel', mild: true },
      { can: 'network-out', words: 'tunnel', mild: true },
    ],
    source: ['gtfo:code'],
    confidence: 'medium',
  },
];
