import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'certbot',
    powers: [{ can: 'exec', words: 'certonly -n --standalone --pre-hook id', mild: true, needs: 'remote-endpoint' }],
    source: ['docs:certbot'],
    confidence: 'high',
  },
];
