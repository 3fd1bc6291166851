import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'rye',
    powers: [
      { can: 'exec', words: 'run id' },
      { can: 'install', words: 'add some-package' },
    ],
    instead: ['rye sync'],
    source: ['docs:rye'],
    confidence: 'medium',
  },
  { prefix: 'rye run', powers: [{ can: 'exec', words: 'sh -c id', purpose: true }], instead: ['rye run pytest'], source: ['docs:rye'], confidence: 'medium' },
];
