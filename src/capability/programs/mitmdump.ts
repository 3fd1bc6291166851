import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'mitmdump', powers: [{ can: 'secrets', words: '', needs: 'root', mild: true }], source: ['docs:mitmdump'], confidence: 'high' },
];
