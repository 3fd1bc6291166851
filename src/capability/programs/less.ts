import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'less',
    powers: [
      { can: 'write-any', words: '-o /tmp/x README.md', mild: true },
      { can: 'read-any', words: '/etc/passwd', mild: true, seen: true },
      { can: 'exec', words: '/etc/hostname', mild: true, needs: 'terminal' },
    ],
    source: ['gtfo:less'],
    confidence: 'high',
  },
];
