import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'nuxt', powers: [{ can: 'exec', words: 'build', mild: true, needs: 'workspace-file' }], source: ['docs:nuxt'], confidence: 'medium' },
];
