import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'codex',
    powers: [{ can: 'exec', words: `exec --dangerously-bypass-approvals-and-sandbox 'run id'`, purpose: true }],
    source: ['gtfo:codex'],
    confidence: 'medium',
  },
];
