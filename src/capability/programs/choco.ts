import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'choco', powers: [{ can: 'install', words: 'install some-package' }], instead: ['choco list'], source: ['docs:choco'], confidence: 'medium' },
  { prefix: 'choco install', powers: [{ can: 'install', words: 'some-package' }], source: ['docs:choco'], confidence: 'medium' },
];
