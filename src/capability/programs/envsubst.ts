import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'envsubst',
    powers: [{ can: 'secrets', words: '', feed: `echo '$SECRET_TOKEN'`, mild: true, seen: true }],
    source: ['man:envsubst'],
    confidence: 'high',
  },
];
