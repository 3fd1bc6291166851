import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'autossh', powers: [{ can: 'network-out', words: 'example.com', seen: true }], source: ['gtfo:sshfs'], confidence: 'high' },
];
