import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'ping', powers: [{ can: 'network-out', words: 's3cr3t.example.com', mild: true }], source: ['docs:ping'], confidence: 'medium' },
];
