import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'capsh', powers: [{ can: 'exec', words: '-- -c id', purpose: true, seen: true }], source: ['gtfo:capsh'], confidence: 'high' },
];
