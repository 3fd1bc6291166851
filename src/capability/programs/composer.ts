import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'composer',
    powers: [
      { can: 'exec', words: 'exec -- id' },
      { can: 'install', words: 'require x/y', needs: 'remote-endpoint' },
      { can: 'exec', words: 'run-script x', mild: true, needs: 'workspace-file', seen: true },
    ],
    instead: ['composer install'],
    source: ['gtfo:composer'],
    confidence: 'high',
  },
  {
    prefix: 'composer require',
    powers: [{ can: 'install', words: 'some/package' }],
    rather: ['composer install'],
    source: ['gtfo:composer'],
    confidence: 'medium',
  },
];
