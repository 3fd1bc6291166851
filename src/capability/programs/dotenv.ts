import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'dotenv', powers: [{ can: 'secrets', words: '-- printenv', by: ['printenv'], seen: true }], source: ['docs:dotenv'], confidence: 'high' },
];
