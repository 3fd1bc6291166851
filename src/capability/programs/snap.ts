import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'snap', powers: [{ can: 'install', words: 'install some-package' }], instead: ['snap list'], source: ['docs:snap'], confidence: 'medium' },
  { prefix: 'snap install', powers: [{ can: 'install', words: 'some-package' }], source: ['docs:snap'], confidence: 'medium' },
];
