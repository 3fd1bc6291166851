import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'rclone',
    powers: [
      { can: 'network-out', words: 'copy .env remote:x' },
      { can: 'destroy', words: 'purge remote:x', needs: 'credentials' },
      { can: 'exec', words: '--config x --password-command id listremotes', mild: true, needs: 'attacker-file', seen: true },
      { can: 'secrets', words: 'config show', mild: true, needs: 'credentials' },
    ],
    instead: ['rclone lsf remote:bucket'],
    source: ['docs:rclone'],
    confidence: 'high',
  },
];
