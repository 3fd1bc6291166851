import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'whois', powers: [{ can: 'network-out', words: 's3cr3t.example.com', mild: true }], source: ['gtfo:whois'], confidence: 'medium' },
];
