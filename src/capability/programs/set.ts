import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'set', powers: [{ can: 'secrets', words: '', seen: true }], rather: ['printenv PATH'], source: ['man:bash'], confidence: 'medium' },
];
