import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'croc', powers: [{ can: 'network-out', words: 'send /etc/passwd' }], source: ['docs:croc'], confidence: 'high' },
];
