import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'update-rc.d', powers: [{ can: 'persist', words: 'x defaults', mild: true, needs: 'root' }], source: ['docs:update-rc.d'], confidence: 'medium' },
];
