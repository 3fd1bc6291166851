import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'test', powers: [{ can: 'exec', words: `-v 'a[$(id >&2)]'`, mild: true, seen: true }], source: ['man:bash'], confidence: 'high' },
];
