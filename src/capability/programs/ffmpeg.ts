import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'ffmpeg',
    powers: [
      { can: 'read-any', words: '-v 0 -f data -i /etc/passwd -map 0:0 -c copy -f data -', mild: true, seen: true },
      { can: 'write-any', words: '-y -v 0 -f lavfi -i anullsrc -t 0.1 -f wav /tmp/x', mild: true, seen: true },
      { can: 'network-out', words: '-v 0 -f lavfi -i anullsrc -t 0.1 -f wav tcp://example.com:80', mild: true, seen: true },
    ],
    source: ['gtfo:ffmpeg'],
    confidence: 'high',
  },
];
