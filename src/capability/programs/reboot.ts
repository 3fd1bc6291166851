import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'reboot',
    also: ['shutdown', 'halt', 'poweroff'],
    powers: [
      { can: 'destroy', words: 'now' },
      { can: 'destroy', words: '', needs: 'root', mild: true },
    ],
    source: ['man:reboot'],
    confidence: 'medium',
  },
];
