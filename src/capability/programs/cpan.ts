import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'cpan',
    powers: [
      { can: 'install', words: 'some-package' },
      { can: 'exec', words: '', needs: 'terminal', mild: true },
    ],
    source: ['gtfo:cpan'],
    confidence: 'high',
  },
];
