import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'convert',
    powers: [
      { can: 'read-any', words: 'label:@/etc/passwd x.png', mild: true, needs: 'configuration' },
      { can: 'write-any', words: 'xc:red png:/tmp/x', mild: true, seen: true },
      { can: 'network-out', words: `'http://example.com/x.png' x.png`, mild: true, needs: 'configuration' },
    ],
    source: ['docs:magick'],
    confidence: 'high',
  },
];
