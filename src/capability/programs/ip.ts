import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'ip',
    powers: [
      { can: 'exec', words: 'netns exec x id', mild: true, needs: 'root' },
      { can: 'read-any', words: '-force -batch /etc/passwd', mild: true, seen: true },
    ],
    source: ['gtfo:ip'],
    confidence: 'high',
  },
];
