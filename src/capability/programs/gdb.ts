import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'gdb',
    powers: [
      { can: 'exec', words: `-nx -batch -ex '!id'`, purpose: true, seen: true },
      { can: 'secrets', words: `-p PID -batch -ex 'dump memory m 0 1'`, mild: true, needs: 'session' },
    ],
    source: ['gtfo:gdb'],
    confidence: 'high',
  },
];
