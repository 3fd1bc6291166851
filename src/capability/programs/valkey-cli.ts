import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'valkey-cli', powers: [{ can: 'destroy', words: 'FLUSHALL' }], source: ['docs:valkey-cli'], confidence: 'medium' },
];
