import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'tshark', powers: [{ can: 'exec', words: '-Xlua_script:x.lua', mild: true, needs: 'attacker-file' }], source: ['gtfo:tshark'], confidence: 'high' },
];
