import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'just',
    powers: [
      { can: 'exec', words: 'x', needs: 'workspace-file', mild: true },
      { can: 'exec', words: '--justfile x.just --shell sh --shell-arg -c x', mild: true },
    ],
    source: ['docs:just'],
    confidence: 'high',
  },
];
