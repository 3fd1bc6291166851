import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'borg', powers: [{ can: 'network-out', words: 'create example.com:x::y .', needs: 'credentials' }], source: ['docs:borg'], confidence: 'medium' },
];
