import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'redis-cli',
    powers: [
      { can: 'destroy', words: 'FLUSHALL', by: ['FLUSHALL'] },
      { can: 'network-out', words: '-h example.com -p 80 set k v', mild: true, seen: true },
      { can: 'write-any', words: 'config set dir /tmp', mild: true, needs: 'remote-endpoint' },
      { can: 'destroy', words: 'flushall', mild: true, needs: 'remote-endpoint' },
    ],
    instead: ['redis-cli PING', 'redis-cli INFO:*'],
    source: ['docs:redis-cli'],
    confidence: 'high',
  },
];
