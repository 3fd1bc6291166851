import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'sentry-cli',
    powers: [{ can: 'network-out', words: 'sourcemaps upload .', mild: true, needs: 'credentials' }],
    source: ['docs:sentry-cli'],
    confidence: 'medium',
  },
];
