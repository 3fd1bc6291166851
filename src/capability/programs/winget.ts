import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'winget',
    powers: [{ can: 'install', words: 'install some-package', needs: 'remote-endpoint' }],
    instead: ['winget list'],
    source: ['docs:winget'],
    confidence: 'medium',
  },
  { prefix: 'winget install', powers: [{ can: 'install', words: 'some-package' }], source: ['docs:winget'], confidence: 'medium' },
];
