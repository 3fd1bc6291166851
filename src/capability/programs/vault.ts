import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'vault',
    powers: [
      { can: 'secrets', words: 'kv get secret/x', needs: 'credentials' },
      { can: 'destroy', words: 'secrets disable secret/', mild: true, needs: 'credentials' },
    ],
    instead: ['vault status'],
    source: ['docs:vault'],
    confidence: 'high',
  },
];
