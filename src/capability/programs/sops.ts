import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'sops',
    powers: [
      { can: 'secrets', words: '-d x.enc.yaml', needs: 'credentials' },
      { can: 'exec', words: 'exec-env x.enc.yaml id', needs: 'credentials' },
    ],
    source: ['docs:sops'],
    confidence: 'medium',
  },
];
