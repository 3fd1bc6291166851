import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'iptables', powers: [{ can: 'network-in', words: '-F', mild: true, needs: 'root' }], source: ['docs:iptables'], confidence: 'high' },
];
