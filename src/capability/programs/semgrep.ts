import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'semgrep', powers: [{ can: 'network-out', words: '--config auto .', mild: true }], source: ['docs:semgrep'], confidence: 'medium' },
];
