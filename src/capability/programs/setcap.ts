import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'setcap',
    powers: [{ can: 'escalate', words: 'cap_setuid+ep /usr/bin/python3', mild: true, needs: 'root' }],
    source: ['gtfo:setcap'],
    confidence: 'high',
  },
];
