import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'jj',
    powers: [{ can: 'exec', words: '--config ui.pager=id log' }],
    instead: ['jj status', 'jj diff', 'jj log'],
    source: ['docs:jj'],
    confidence: 'medium',
  },
];
