import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'elixir', powers: [{ can: 'exec', words: `-e 'System.cmd("id", [])'`, purpose: true, seen: true }], source: ['docs:elixir'], confidence: 'medium' },
];
