import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'osascript',
    powers: [
      { can: 'exec', words: `-e 'do shell script "id"'`, purpose: true },
      { can: 'secrets', words: `-e 'display dialog "password" default answer ""'`, mild: true },
    ],
    instead: ['osascript scripts/run.applescript'],
    source: ['docs:macos'],
    confidence: 'high',
  },
  { prefix: 'osascript -e', powers: [{ can: 'exec', words: `'do shell script "id"'`, purpose: true }], source: ['docs:macos'], confidence: 'medium' },
];
