import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'kind', powers: [{ can: 'destroy', words: 'delete cluster', mild: true }], source: ['docs:kind'], confidence: 'medium' },
];
