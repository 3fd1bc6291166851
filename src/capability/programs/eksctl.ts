import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'eksctl',
    powers: [{ can: 'destroy', words: 'delete cluster --name x', needs: 'credentials' }],
    instead: ['eksctl get cluster'],
    source: ['docs:eksctl'],
    confidence: 'medium',
  },
];
