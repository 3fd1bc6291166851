import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'systemctl',
    powers: [
      { can: 'persist', words: '--user enable x.service', needs: 'daemon' },
      { can: 'destroy', words: 'stop sshd', mild: true, needs: 'root' },
    ],
    safe: ['status', 'show', 'list-units', 'is-active', 'cat', 'is-enabled', 'list-unit-files'],
    instead: ['systemctl status:*', 'systemctl is-active:*'],
    source: ['gtfo:systemctl'],
    confidence: 'high',
  },
  { prefix: 'systemctl stop', powers: [{ can: 'destroy', words: 'sshd', mild: true, needs: 'root' }], source: ['gtfo:systemctl'], confidence: 'medium' },
  {
    prefix: 'systemctl enable',
    powers: [{ can: 'persist', words: '/tmp/x.service', mild: true, needs: 'root' }],
    source: ['gtfo:systemctl'],
    confidence: 'medium',
  },
  {
    prefix: 'systemctl --user',
    powers: [{ can: 'persist', words: 'enable /tmp/x.service' }],
    instead: ['systemctl --user status:*'],
    source: ['gtfo:systemctl'],
    confidence: 'medium',
  },
];
