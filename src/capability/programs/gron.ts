import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'gron', powers: [{ can: 'read-any', words: '/etc/hostname', mild: true }], source: ['docs:gron'], confidence: 'low' },
];
