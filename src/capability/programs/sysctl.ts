import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'sysctl',
    powers: [{ can: 'escalate', words: `kernel.core_pattern='|/tmp/x'`, mild: true, needs: 'root' }],
    source: ['gtfo:sysctl'],
    confidence: 'high',
  },
];
