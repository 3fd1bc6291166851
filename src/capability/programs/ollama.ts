import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'ollama', powers: [{ can: 'install', words: 'pull x', mild: true, needs: 'remote-endpoint' }], source: ['docs:ollama'], confidence: 'medium' },
];
