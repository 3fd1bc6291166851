import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'gs',
    powers: [{ can: 'exec', words: `-q -dNOSAFER -dBATCH -c '(%pipe%id) (w) file closefile quit'` }],
    source: ['docs:gs'],
    confidence: 'medium',
  },
];
