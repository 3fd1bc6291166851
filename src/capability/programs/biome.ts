import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'biome',
    powers: [{ can: 'destroy', words: 'check --write .', mild: true, needs: 'workspace-file' }],
    source: ['docs:biome'],
    confidence: 'medium',
  },
];
