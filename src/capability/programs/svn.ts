import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'svn',
    powers: [
      { can: 'exec', words: `--config-option config:tunnels:x='id' info svn+x://h/r`, seen: true },
      { can: 'network-out', words: 'info http://example.com/x', mild: true, seen: true },
    ],
    instead: ['svn status', 'svn diff', 'svn log'],
    source: ['man:svn'],
    confidence: 'high',
  },
];
