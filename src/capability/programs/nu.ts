import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'nu', powers: [{ can: 'exec', words: '-c id', purpose: true }], instead: ['nu scripts/build.nu'], source: ['man:nu'], confidence: 'medium' },
];
