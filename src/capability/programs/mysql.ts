import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'mysql',
    also: ['mariadb'],
    powers: [
      { can: 'exec', words: `-e 'system id'`, needs: 'credentials' },
      { can: 'destroy', words: `-e 'drop table x'`, needs: 'credentials' },
      { can: 'network-out', words: '-h example.com --connect-timeout=1 -e x', mild: true, seen: true },
      { can: 'read-any', words: `-e "load data local infile '/etc/passwd' into table t"`, mild: true, needs: 'credentials' },
    ],
    instead: [`mysql -e 'show tables'`],
    source: ['gtfo:mysql'],
    confidence: 'high',
  },
  {
    prefix: 'mysql -e',
    powers: [
      { can: 'exec', words: `'system id'`, needs: 'credentials' },
      { can: 'destroy', words: `'drop table x'`, needs: 'credentials' },
    ],
    instead: [`mysql -e 'show tables'`],
    source: ['gtfo:mysql'],
    confidence: 'medium',
  },
];
