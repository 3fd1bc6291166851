import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'xonsh', powers: [{ can: 'exec', words: `-c 'import os;os.system("id")'`, purpose: true, seen: true }], source: ['man:xonsh'], confidence: 'high' },
];
