import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'rmdir', powers: [{ can: 'destroy', words: '/opt/x', gated: 'permissions-bash T3' }], source: ['docs:rmdir'], confidence: 'medium' },
];
