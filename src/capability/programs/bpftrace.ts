import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'bpftrace',
    powers: [{ can: 'exec', words: `--unsafe -e 'BEGIN{system("id")}'`, mild: true, needs: 'root' }],
    source: ['gtfo:bpftrace'],
    confidence: 'medium',
  },
];
