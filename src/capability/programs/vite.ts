import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'vite',
    powers: [
      { can: 'exec', words: 'build', mild: true, needs: 'workspace-file', seen: true },
      { can: 'network-in', words: '--host 0.0.0.0', mild: true, seen: true },
    ],
    source: ['docs:vite'],
    confidence: 'high',
  },
];
