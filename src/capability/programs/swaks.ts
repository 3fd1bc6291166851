import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'swaks',
    powers: [{ can: 'network-out', words: '--server example.com:80 --to a@b --from a@b --data @/etc/hostname --timeout 2', seen: true }],
    source: ['docs:swaks'],
    confidence: 'high',
  },
];
