import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'tailscale',
    powers: [{ can: 'network-in', words: 'funnel 8080', mild: true, needs: 'configuration' }],
    source: ['docs:tailscale'],
    confidence: 'medium',
  },
];
