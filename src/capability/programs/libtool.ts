import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'libtool', powers: [{ can: 'exec', words: '--mode=execute id', mild: true }], source: ['docs:libtool'], confidence: 'high' },
];
