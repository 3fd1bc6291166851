import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'batcat',
    powers: [
      { can: 'read-any', words: '-p /etc/passwd', mild: true, seen: true },
      { can: 'exec', words: `--paging=always --pager 'sh -c id' /etc/hostname`, seen: true },
    ],
    source: ['gtfo:batcat'],
    confidence: 'high',
  },
];
