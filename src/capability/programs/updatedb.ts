import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'updatedb', powers: [{ can: 'write-any', words: '-l 0 -o /tmp/x -U /etc/apt', mild: true }], source: ['man:updatedb'], confidence: 'medium' },
];
