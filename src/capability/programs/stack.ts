import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'stack', powers: [{ can: 'exec', words: 'exec -- id' }], instead: ['stack build', 'stack test'], source: ['docs:stack'], confidence: 'medium' },
  { prefix: 'stack test', powers: [{ can: 'exec', words: '', needs: 'workspace-file', mild: true }], source: ['docs:stack'], confidence: 'medium' },
];
