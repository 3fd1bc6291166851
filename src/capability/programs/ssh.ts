import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'ssh',
    powers: [
      { can: 'exec', words: `-o ProxyCommand='id >&2' x`, purpose: true, seen: true },
      { can: 'network-out', words: '-o StrictHostKeyChecking=no example.com true', mild: true, seen: true },
      { can: 'network-in', words: '-R 0:localhost:22 example.com', mild: true, needs: 'remote-endpoint' },
      { can: 'secrets', words: '-A example.com', mild: true, needs: 'remote-endpoint' },
    ],
    operands: 1,
    after: 'id',
    instead: ['ssh deploy@example.com uptime'],
    source: ['gtfo:ssh'],
    confidence: 'high',
  },
];
