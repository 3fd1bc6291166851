import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'poetry',
    powers: [
      { can: 'exec', words: 'run id', seen: true },
      { can: 'install', words: 'add some-package', needs: 'remote-endpoint' },
      { can: 'publish', words: 'publish', mild: true, needs: 'credentials' },
    ],
    safe: ['show', 'check', 'env info'],
    instead: ['poetry install'],
    source: ['gtfo:poetry'],
    confidence: 'high',
  },
  {
    prefix: 'poetry run',
    powers: [{ can: 'exec', words: 'sh -c id', purpose: true }],
    instead: ['poetry run pytest'],
    source: ['gtfo:poetry'],
    confidence: 'medium',
  },
  { prefix: 'poetry publish', powers: [{ can: 'publish', words: '', needs: 'credentials' }], source: ['gtfo:poetry'], confidence: 'medium' },
  {
    prefix: 'poetry add',
    powers: [{ can: 'install', words: 'some-package', anywhere: true }],
    rather: ['poetry install'],
    source: ['gtfo:poetry'],
    confidence: 'medium',
  },
  {
    prefix: 'poetry config',
    powers: [{ can: 'persist', words: 'repositories.x https://example.com', mild: true }],
    source: ['gtfo:poetry'],
    confidence: 'medium',
  },
];
