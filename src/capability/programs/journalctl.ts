import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'journalctl',
    powers: [
      { can: 'exec', words: '', needs: 'terminal', mild: true },
      { can: 'read-any', words: '--file /etc/passwd', mild: true },
      { can: 'destroy', words: '--vacuum-time=1s', mild: true, needs: 'root' },
    ],
    source: ['gtfo:journalctl'],
    confidence: 'high',
  },
];
