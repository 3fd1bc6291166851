import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'pass', powers: [{ can: 'secrets', words: 'show x', needs: 'credentials' }], instead: ['pass ls'], source: ['docs:pass'], confidence: 'medium' },
];
