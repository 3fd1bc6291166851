import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'touch',
    powers: [{ can: 'write-any', words: '/tmp/x', mild: true, gated: 'permissions-bash T3', seen: true }],
    source: ['man:touch'],
    confidence: 'high',
  },
];
