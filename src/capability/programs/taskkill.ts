import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'taskkill', powers: [{ can: 'destroy', words: '//F //IM x.exe', by: ['//IM'], mild: true }], source: ['lolbas'], confidence: 'medium' },
];
