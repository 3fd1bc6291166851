import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'sqlite3',
    powers: [
      { can: 'exec', words: `:memory: '.shell id'`, seen: true },
      { can: 'write-any', words: `:memory: '.output /tmp/x' 'select 1'`, mild: true, seen: true },
      { can: 'read-any', words: `:memory: "select readfile('/etc/passwd')"`, mild: true, seen: true },
    ],
    operands: 1,
    after: `'.shell id'`,
    instead: ['sqlite3 -safe -readonly app.db .tables'],
    source: ['gtfo:sqlite3'],
    confidence: 'high',
  },
];
