import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'astro', powers: [{ can: 'exec', words: 'build', mild: true, needs: 'workspace-file' }], source: ['docs:astro'], confidence: 'medium' },
];
