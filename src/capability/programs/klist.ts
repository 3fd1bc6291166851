import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'klist', powers: [{ can: 'secrets', words: '', mild: true, needs: 'credentials' }], source: ['docs:klist'], confidence: 'high' },
];
