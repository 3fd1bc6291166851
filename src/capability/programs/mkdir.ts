import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'mkdir', powers: [{ can: 'write-any', words: '/opt/x', gated: 'permissions-bash T3' }], source: ['docs:mkdir'], confidence: 'medium' },
];
