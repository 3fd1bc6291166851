import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'pg_restore',
    powers: [{ can: 'destroy', words: '--clean -d db x.dump', needs: 'credentials' }],
    source: ['docs:pg_restore'],
    confidence: 'medium',
  },
];
