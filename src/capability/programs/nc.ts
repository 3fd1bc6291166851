import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'nc',
    also: ['ncat', 'netcat'],
    powers: [
      { can: 'network-out', words: 'example.com 80' },
      { can: 'network-in', words: '-l 8125', mild: true, seen: true },
      { can: 'exec', words: '-e /usr/bin/id example.com 80', mild: true, seen: true },
    ],
    instead: ['nc -z localhost 5432'],
    source: ['gtfo:nc'],
    confidence: 'high',
  },
];
