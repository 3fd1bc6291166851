import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'pacman -S', powers: [{ can: 'install', words: 'some-package' }], source: ['docs:pacman'], confidence: 'medium' },
];
