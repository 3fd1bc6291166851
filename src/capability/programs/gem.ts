import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'gem',
    powers: [
      { can: 'install', words: 'install some-package', needs: 'remote-endpoint' },
      { can: 'exec', words: 'open -e id rake', mild: true, seen: true },
      { can: 'publish', words: 'push x.gem', mild: true, needs: 'credentials' },
    ],
    safe: ['list', 'info'],
    instead: ['gem list'],
    source: ['gtfo:gem'],
    confidence: 'high',
  },
  { prefix: 'gem push', powers: [{ can: 'publish', words: 'dist/x', needs: 'credentials' }], source: ['gtfo:gem'], confidence: 'medium' },
  {
    prefix: 'gem install',
    powers: [{ can: 'install', words: 'some-package' }],
    instead: ['gem install bundler -v 2.6.0'],
    source: ['gtfo:gem'],
    confidence: 'medium',
  },
];
