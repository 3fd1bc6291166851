import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'luac',
    powers: [{ can: 'write-any', words: '-o /tmp/x x.lua', mild: true, needs: 'attacker-file', seen: true }],
    source: ['man:luac'],
    confidence: 'high',
  },
];
