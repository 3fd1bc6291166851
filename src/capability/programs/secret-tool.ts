import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'secret-tool', powers: [{ can: 'secrets', words: 'lookup x y', needs: 'session' }], source: ['docs:secret-tool'], confidence: 'medium' },
];
