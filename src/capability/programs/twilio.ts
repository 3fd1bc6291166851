import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'twilio',
    powers: [{ can: 'network-out', words: 'api:core:messages:create --to x --body x', needs: 'credentials' }],
    source: ['docs:twilio'],
    confidence: 'medium',
  },
];
