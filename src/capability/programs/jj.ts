import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'jj', powers: [{ can: 'exec', words: '--config ui.pager=id log' }], source: ['docs:jj'], confidence: 'medium' },
];
