import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'setpriv',
    powers: [{ can: 'exec', words: '--reuid 0 --clear-groups id', mild: true, needs: 'root' }],
    source: ['man:setpriv'],
    confidence: 'medium',
  },
];
