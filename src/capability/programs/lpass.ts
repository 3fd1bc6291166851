import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'lpass', powers: [{ can: 'secrets', words: 'show --password x', needs: 'credentials' }], source: ['docs:lpass'], confidence: 'medium' },
];
