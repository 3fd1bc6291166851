import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'ocaml', powers: [{ can: 'exec', words: 'x.ml', mild: true, needs: 'attacker-file', seen: true }], source: ['docs:ocaml'], confidence: 'high' },
];
