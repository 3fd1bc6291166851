import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'luarocks install', powers: [{ can: 'install', words: 'some-package' }], source: ['docs:luarocks'], confidence: 'medium' },
];
