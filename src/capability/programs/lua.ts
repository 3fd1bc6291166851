import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'lua',
    also: ['luajit'],
    powers: [{ can: 'exec', words: `-e 'os.execute("id")'`, purpose: true, seen: true }],
    instead: ['lua scripts/run.lua'],
    source: ['gtfo:lua'],
    confidence: 'medium',
  },
];
