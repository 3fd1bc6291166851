import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'ufw', powers: [{ can: 'network-in', words: 'disable', mild: true, needs: 'root' }], source: ['docs:ufw'], confidence: 'medium' },
];
