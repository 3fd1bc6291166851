import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'traceroute', powers: [{ can: 'network-out', words: 's3cr3t.example.com', mild: true }], source: ['docs:traceroute'], confidence: 'medium' },
];
