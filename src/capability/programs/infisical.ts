import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'infisical',
    powers: [
      { can: 'secrets', words: 'export', needs: 'credentials' },
      { can: 'exec', words: 'run -- id', needs: 'credentials' },
    ],
    source: ['docs:infisical'],
    confidence: 'medium',
  },
];
