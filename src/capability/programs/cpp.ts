import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'cpp',
    powers: [{ can: 'read-any', words: '-P -include /etc/passwd /dev/null', mild: true, seen: true }],
    source: ['docs:cpp'],
    confidence: 'high',
  },
];
