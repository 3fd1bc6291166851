import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'service',
    powers: [{ can: 'exec', words: '../../usr/bin/id x', by: ['../*'], seen: true }],
    instead: ['service --status-all'],
    source: ['gtfo:service'],
    confidence: 'high',
  },
];
