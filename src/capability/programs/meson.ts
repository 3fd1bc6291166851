import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'meson', powers: [{ can: 'exec', words: 'setup b', mild: true, needs: 'workspace-file', seen: true }], source: ['man:meson'], confidence: 'high' },
];
