import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'launchctl',
    powers: [
      { can: 'persist', words: 'load ~/Library/LaunchAgents/x.plist' },
      { can: 'exec', words: 'submit -l x -- /usr/bin/id', mild: true },
    ],
    safe: ['list'],
    instead: ['launchctl list'],
    source: ['docs:macos'],
    confidence: 'high',
  },
  { prefix: 'launchctl load', powers: [{ can: 'persist', words: '~/Library/LaunchAgents/x.plist' }], source: ['docs:macos'], confidence: 'medium' },
  { prefix: 'launchctl submit', powers: [{ can: 'persist', words: '-l x -- /usr/bin/id' }], source: ['docs:macos'], confidence: 'medium' },
];
