import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'hf',
    powers: [{ can: 'network-out', words: 'upload me/x /etc/passwd', mild: true, needs: 'credentials' }],
    source: ['docs:hf'],
    confidence: 'medium',
  },
];
