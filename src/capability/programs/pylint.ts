import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'pylint',
    powers: [{ can: 'exec', words: `--init-hook='import os; os.system("id")' x.py`, mild: true, seen: true }],
    source: ['docs:pylint'],
    confidence: 'medium',
  },
];
