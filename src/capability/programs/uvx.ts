import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'uvx',
    powers: [
      { can: 'exec', words: 'some-package', purpose: true },
      { can: 'install', words: 'some-package', mild: true, needs: 'remote-endpoint' },
    ],
    instead: ['uvx ruff check'],
    source: ['docs:uvx'],
    confidence: 'high',
  },
];
