import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'google-chrome',
    also: ['chromium', 'chrome'],
    powers: [
      { can: 'exec', words: '--no-sandbox --gpu-launcher=id' },
      { can: 'network-out', words: `--headless --dump-dom 'http://example.com/?x'`, mild: true },
      { can: 'read-any', words: '--headless --dump-dom file:///etc/passwd', mild: true },
      { can: 'write-any', words: '--headless --screenshot=/tmp/x about:blank', mild: true },
    ],
    source: ['docs:google-chrome'],
    confidence: 'high',
  },
];
