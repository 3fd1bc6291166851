import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'ack', powers: [{ can: 'exec', words: '--pager=id root /etc/passwd', mild: true, needs: 'terminal' }], source: ['man:ack'], confidence: 'high' },
];
