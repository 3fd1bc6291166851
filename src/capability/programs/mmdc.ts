import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'mmdc', powers: [{ can: 'exec', words: '-p x.json', mild: true, needs: 'attacker-file' }], source: ['man:mmdc'], confidence: 'high' },
];
