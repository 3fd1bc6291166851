import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'blender', powers: [{ can: 'exec', words: `-b --python-expr 'import os;os.system("id")'` }], source: ['docs:blender'], confidence: 'high' },
];
