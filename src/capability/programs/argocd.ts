import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'argocd',
    powers: [{ can: 'destroy', words: 'app delete x --yes', needs: 'credentials' }],
    instead: ['argocd app list', 'argocd app get:*'],
    source: ['docs:argocd'],
    confidence: 'high',
  },
];
