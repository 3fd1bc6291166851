import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'doctl', powers: [{ can: 'destroy', words: 'compute droplet delete x -f', needs: 'credentials' }], source: ['docs:doctl'], confidence: 'medium' },
];
