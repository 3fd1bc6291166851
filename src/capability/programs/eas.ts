import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'eas', powers: [{ can: 'publish', words: 'submit --non-interactive', needs: 'credentials' }], source: ['docs:eas'], confidence: 'medium' },
];
