import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'lldb', powers: [{ can: 'exec', words: `--batch -o 'platform shell id'` }], source: ['docs:lldb'], confidence: 'medium' },
];
