import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'wipefs', powers: [{ can: 'destroy', words: '-a /dev/sda', mild: true, needs: 'root' }], source: ['docs:wipefs'], confidence: 'medium' },
];
