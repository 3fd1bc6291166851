import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'installer',
    powers: [{ can: 'install', words: '-pkg x.pkg -target CurrentUserHomeDirectory', mild: true }],
    source: ['docs:macos'],
    confidence: 'medium',
  },
];
