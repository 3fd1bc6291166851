import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'alembic',
    powers: [
      { can: 'exec', words: 'upgrade head', mild: true, needs: 'workspace-file' },
      { can: 'destroy', words: 'downgrade base', mild: true, needs: 'workspace-file' },
    ],
    source: ['docs:alembic'],
    confidence: 'high',
  },
];
