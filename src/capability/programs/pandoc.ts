import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'pandoc',
    powers: [
      { can: 'exec', words: '-L x.lua /dev/null', mild: true, needs: 'attacker-file', seen: true },
      { can: 'read-any', words: '-f markdown -t plain /etc/passwd', mild: true, seen: true },
      { can: 'write-any', words: '-t plain -o /tmp/x', feed: 'echo x', mild: true, seen: true },
      { can: 'network-out', words: 'http://example.com/x', by: ['http*'], mild: true, seen: true },
    ],
    source: ['gtfo:pandoc'],
    confidence: 'high',
  },
];
