import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'flyway', powers: [{ can: 'destroy', words: 'clean', needs: 'credentials' }], source: ['docs:flyway'], confidence: 'medium' },
];
