import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'artisan',
    powers: [{ can: 'exec', words: `tinker --execute 'system("id");'`, mild: true, needs: 'workspace-file' }],
    source: ['docs:artisan'],
    confidence: 'medium',
  },
];
