import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'brew',
    powers: [
      { can: 'install', words: 'install some-package', needs: 'remote-endpoint' },
      { can: 'exec', words: 'tap some-package/x', mild: true, needs: 'remote-endpoint' },
    ],
    safe: ['list', 'info', 'search', '--version', 'outdated', 'doctor', '--prefix'],
    instead: ['brew list:*', 'brew info:*'],
    source: ['docs'],
    confidence: 'high',
  },
  { prefix: 'brew install', powers: [{ can: 'install', words: 'some-package' }], source: ['docs'], confidence: 'medium' },
];
