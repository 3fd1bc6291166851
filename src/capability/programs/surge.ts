import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'surge', powers: [{ can: 'network-out', words: '. x.surge.sh', needs: 'credentials' }], source: ['docs:surge'], confidence: 'medium' },
];
