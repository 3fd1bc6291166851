import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'devcontainer', powers: [{ can: 'exec', words: 'up', mild: true, needs: 'workspace-file' }], source: ['docs:devcontainer'], confidence: 'high' },
];
