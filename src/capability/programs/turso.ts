import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'turso', powers: [{ can: 'destroy', words: 'db destroy x --yes', needs: 'credentials' }], source: ['docs:turso'], confidence: 'medium' },
];
