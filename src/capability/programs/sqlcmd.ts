import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'sqlcmd',
    powers: [
      { can: 'exec', words: `-Q '!!id'`, mild: true, needs: 'credentials' },
      { can: 'destroy', words: `-Q 'drop table x'`, needs: 'credentials' },
    ],
    source: ['docs:sqlcmd'],
    confidence: 'medium',
  },
];
