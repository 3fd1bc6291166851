import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'chroot', powers: [{ can: 'exec', words: '/ id', mild: true, needs: 'root' }], source: ['gtfo:chroot'], confidence: 'high' },
];
