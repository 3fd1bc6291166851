import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'rails',
    powers: [
      { can: 'exec', words: `runner 'system("id")'`, mild: true, needs: 'workspace-file' },
      { can: 'destroy', words: 'db:drop', by: ['db:drop'], mild: true, needs: 'workspace-file' },
    ],
    source: ['docs:rails'],
    confidence: 'medium',
  },
];
