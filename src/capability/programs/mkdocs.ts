import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'mkdocs', powers: [{ can: 'publish', words: 'gh-deploy --force', needs: 'credentials' }], source: ['docs:mkdocs'], confidence: 'medium' },
];
