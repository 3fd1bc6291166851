import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'ruff', powers: [{ can: 'read-any', words: 'check --config /etc/passwd', mild: true }], source: ['docs:ruff'], confidence: 'high' },
];
