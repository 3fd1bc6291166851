import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'minikube', powers: [{ can: 'destroy', words: 'delete', mild: true }], source: ['docs:minikube'], confidence: 'medium' },
];
