import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'corepack',
    powers: [{ can: 'install', words: 'prepare pnpm@latest --activate', mild: true, needs: 'remote-endpoint' }],
    source: ['docs:corepack'],
    confidence: 'medium',
  },
];
