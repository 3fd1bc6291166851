import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'eksctl', powers: [{ can: 'destroy', words: 'delete cluster --name x', needs: 'credentials' }], source: ['docs:eksctl'], confidence: 'medium' },
];
