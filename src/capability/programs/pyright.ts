import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'pyright',
    powers: [
      { can: 'exec', words: '', needs: 'workspace-file', mild: true },
      { can: 'read-any', words: '/etc/passwd', mild: true },
    ],
    source: ['gtfo:pyright'],
    confidence: 'medium',
  },
];
