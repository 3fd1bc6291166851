import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'jrunscript', powers: [{ can: 'exec', words: `-e 'exec("id")'`, purpose: true }], source: ['gtfo:jrunscript'], confidence: 'medium' },
];
