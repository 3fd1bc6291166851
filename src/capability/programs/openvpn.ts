import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'openvpn', powers: [{ can: 'exec', words: '--dev null --script-security 2 --up id', mild: true }], source: ['docs:openvpn'], confidence: 'high' },
];
