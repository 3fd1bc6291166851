import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'rpm', powers: [{ can: 'exec', words: `--eval '%(id)'`, mild: true }], source: ['gtfo:rpm'], confidence: 'high' },
];
