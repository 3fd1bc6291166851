import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'swift', powers: [{ can: 'exec', words: 'x.swift', mild: true, needs: 'attacker-file' }], source: ['docs:swift'], confidence: 'high' },
  { prefix: 'swift run', powers: [{ can: 'exec', words: '', needs: 'workspace-file', mild: true }], source: ['docs:swift'], confidence: 'medium' },
  {
    prefix: 'swift package',
    powers: [{ can: 'install', words: 'resolve', mild: true, needs: 'workspace-file' }],
    source: ['docs:swift'],
    confidence: 'medium',
  },
];
