import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'ab', powers: [{ can: 'network-out', words: '-n1 -p /etc/hostname http://example.com/' }], source: ['docs:ab'], confidence: 'high' },
];
