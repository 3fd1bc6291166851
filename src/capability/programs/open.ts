import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'open',
    also: ['xdg-open', 'start'],
    powers: [
      { can: 'network-out', words: 'https://example.com/?x', by: ['http*'], mild: true },
      { can: 'exec', words: './x.command', mild: true, needs: 'session' },
      { can: 'network-out', words: 'http://example.com/?x', by: ['http*'], mild: true, needs: 'session' },
    ],
    source: ['man:open'],
    confidence: 'medium',
  },
];
