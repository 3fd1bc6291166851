import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'vault',
    powers: [
      { can: 'secrets', words: 'kv get secret/x', needs: 'credentials' },
      { can: 'exec', words: 'login -method=x', mild: true },
      { can: 'destroy', words: 'secrets disable secret/', mild: true, needs: 'credentials' },
    ],
    source: ['gtfo:vagrant'],
    confidence: 'high',
  },
];
