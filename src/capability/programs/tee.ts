import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'tee', powers: [{ can: 'write-any', words: '/tmp/x', feed: 'echo x', gated: 'permissions-bash T3' }], source: ['docs:tee'], confidence: 'medium' },
];
