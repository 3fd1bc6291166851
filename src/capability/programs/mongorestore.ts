import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'mongorestore', powers: [{ can: 'destroy', words: '--drop', needs: 'credentials' }], source: ['docs:mongorestore'], confidence: 'high' },
];
