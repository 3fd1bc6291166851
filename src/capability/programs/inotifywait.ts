import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'inotifywait',
    powers: [{ can: 'read-any', words: '--fromfile /etc/passwd', mild: true, seen: true }],
    source: ['man:inotifywait'],
    confidence: 'high',
  },
];
