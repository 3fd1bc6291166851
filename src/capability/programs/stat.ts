import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'stat', powers: [{ can: 'read-any', words: '/etc/shadow', mild: true, gated: 'permissions-bash T3' }], source: ['man:stat'], confidence: 'high' },
];
