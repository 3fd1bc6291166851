import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'cpanm', powers: [{ can: 'install', words: 'some-package', mild: true, needs: 'remote-endpoint' }], source: ['docs:cpanm'], confidence: 'high' },
];
