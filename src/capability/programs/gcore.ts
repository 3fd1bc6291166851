import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'gcore', powers: [{ can: 'secrets', words: 'PID', mild: true, needs: 'session' }], source: ['gtfo:gcore'], confidence: 'medium' },
];
