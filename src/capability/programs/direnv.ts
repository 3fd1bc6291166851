import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'direnv',
    powers: [
      { can: 'exec', words: 'exec . id', seen: true },
      { can: 'exec', words: 'allow .', mild: true, needs: 'workspace-file', seen: true },
    ],
    source: ['docs:direnv'],
    confidence: 'high',
  },
  {
    prefix: 'direnv exec',
    powers: [{ can: 'exec', words: '. id', purpose: true }],
    instead: ['direnv exec . npm test'],
    source: ['docs:direnv'],
    confidence: 'medium',
  },
];
