import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'playwright',
    powers: [
      { can: 'exec', words: 'test', mild: true, needs: 'workspace-file' },
      { can: 'network-out', words: 'open http://example.com', mild: true },
      { can: 'write-any', words: 'screenshot http://example.com /tmp/x', mild: true },
      { can: 'read-any', words: 'pdf file:///etc/passwd x.pdf', mild: true },
      { can: 'install', words: 'install --with-deps', mild: true, needs: 'remote-endpoint' },
    ],
    source: ['docs:playwright'],
    confidence: 'high',
  },
];
