import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'javac',
    powers: [{ can: 'exec', words: '-processorpath . -processor P X.java', mild: true, needs: 'attacker-file', seen: true }],
    source: ['docs:javac'],
    confidence: 'high',
  },
];
