import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'bundle',
    also: ['bundler'],
    powers: [
      { can: 'exec', words: 'exec id', seen: true },
      { can: 'install', words: 'install', mild: true, needs: 'remote-endpoint' },
    ],
    safe: ['list', 'show', 'outdated'],
    instead: ['bundle exec rspec'],
    source: ['gtfo:bundle'],
    confidence: 'high',
  },
  {
    prefix: 'bundle exec',
    also: ['bundler exec'],
    powers: [{ can: 'exec', words: 'sh -c id', purpose: true }],
    instead: ['bundle exec rspec'],
    source: ['gtfo:bundle'],
    confidence: 'medium',
  },
  { prefix: 'bundle add', powers: [{ can: 'install', words: 'some-package' }], source: ['gtfo:bundle'], confidence: 'medium' },
];
