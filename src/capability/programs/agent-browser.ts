import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'agent-browser',
    powers: [{ can: 'network-out', words: 'open https://example.com/?x', mild: true }],
    source: ['docs:agent-browser'],
    confidence: 'medium',
  },
];
