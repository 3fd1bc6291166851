import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'reg',
    powers: [{ can: 'escalate', words: 'add HKCU\\Software\\Classes\\ms-settings\\shell\\open\\command', mild: true }],
    source: ['lolbas'],
    confidence: 'high',
  },
];
