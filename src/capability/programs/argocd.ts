import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'argocd', powers: [{ can: 'destroy', words: 'app delete x --yes', needs: 'credentials' }], source: ['docs:argocd'], confidence: 'high' },
];
