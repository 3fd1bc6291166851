import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'apk add', powers: [{ can: 'install', words: 'some-package' }], source: ['docs:apk'], confidence: 'medium' },
];
