import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'dialog',
    powers: [{ can: 'read-any', words: '--textbox /etc/passwd 0 0', mild: true, needs: 'terminal' }],
    source: ['docs:dialog'],
    confidence: 'high',
  },
];
