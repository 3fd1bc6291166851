import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'twine',
    powers: [
      { can: 'publish', words: 'upload dist/*', mild: true, needs: 'credentials' },
      { can: 'network-out', words: 'upload --repository-url http://example.com dist/*', mild: true, needs: 'credentials' },
    ],
    source: ['docs:twine'],
    confidence: 'high',
  },
  { prefix: 'twine upload', powers: [{ can: 'publish', words: 'dist/x', needs: 'credentials' }], source: ['docs:twine'], confidence: 'medium' },
];
