import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'ccache', powers: [{ can: 'exec', words: 'id', purpose: true, seen: true }], source: ['man:ccache'], confidence: 'high' },
];
