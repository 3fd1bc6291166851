import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'elixir',
    powers: [{ can: 'exec', words: `-e 'System.cmd("id", [])'`, purpose: true, seen: true }],
    instead: ['elixir scripts/run.exs'],
    source: ['docs:elixir'],
    confidence: 'medium',
  },
];
