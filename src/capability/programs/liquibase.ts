import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'liquibase', powers: [{ can: 'destroy', words: 'drop-all --force=true', needs: 'credentials' }], source: ['docs:liquibase'], confidence: 'medium' },
];
