import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'mise',
    powers: [{ can: 'exec', words: 'exec -- id' }],
    instead: ['mise run build', 'mise ls'],
    source: ['cc-docs:permissions'],
    confidence: 'high',
  },
  { prefix: 'mise exec', powers: [{ can: 'exec', words: '-- id', purpose: true }], source: ['cc-docs:permissions'], confidence: 'medium' },
  { prefix: 'mise install', powers: [{ can: 'exec', words: '', needs: 'workspace-file', mild: true }], source: ['docs:mise'], confidence: 'high' },
];
