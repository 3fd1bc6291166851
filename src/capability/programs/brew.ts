import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'brew',
    powers: [
      { can: 'install', words: 'install some-package', needs: 'remote-endpoint' },
      { can: 'exec', words: 'tap owner/tap', mild: true, needs: 'remote-endpoint' },
    ],
    safe: ['list', 'info', 'search', '--version', 'outdated', 'doctor', '--prefix'],
    instead: ['brew list:*', 'brew info:*'],
    source: ['docs:brew'],
    confidence: 'high',
  },
  { prefix: 'brew install', powers: [{ can: 'install', words: 'some-package' }], instead: ['brew install jq'], source: ['docs:brew'], confidence: 'medium' },
];
