import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'port install', powers: [{ can: 'install', words: 'some-package' }], source: ['docs:port'], confidence: 'medium' },
];
