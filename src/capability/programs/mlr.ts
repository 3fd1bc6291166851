import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'mlr',
    powers: [
      { can: 'read-any', words: '--nidx cat /etc/passwd', mild: true, seen: true },
      { can: 'write-any', words: `-n put 'end{print > "/tmp/x","x"}'`, mild: true, seen: true },
      { can: 'exec', words: `-n put 'end{system("id >&2")}'`, seen: true },
    ],
    source: ['docs:mlr'],
    confidence: 'high',
  },
];
