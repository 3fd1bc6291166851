import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'lxc', powers: [{ can: 'exec', words: 'exec x -- id', mild: true, needs: 'daemon' }], source: ['docs:lxc'], confidence: 'high' },
];
