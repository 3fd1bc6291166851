import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'dprint',
    powers: [{ can: 'exec', words: 'fmt --plugins ./x.wasm', mild: true, needs: 'attacker-file' }],
    source: ['docs:dprint'],
    confidence: 'medium',
  },
];
