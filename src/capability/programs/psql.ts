import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'psql',
    powers: [
      { can: 'exec', words: `-c '\\! id'`, needs: 'credentials' },
      { can: 'destroy', words: `-c 'drop table x'`, needs: 'credentials' },
      { can: 'read-any', words: '-X -f /etc/passwd', mild: true },
      { can: 'write-any', words: `-L /tmp/x -c 'select 1'`, mild: true, needs: 'credentials' },
      { can: 'network-out', words: `'host=example.com connect_timeout=1' -c 'x'`, mild: true, seen: true },
    ],
    safe: ['--version'],
    instead: [`psql -c 'select count(*) from users'`],
    source: ['gtfo:psql'],
    confidence: 'high',
  },
  {
    prefix: 'psql -c',
    powers: [
      { can: 'exec', words: `'\\! id'`, needs: 'credentials' },
      { can: 'destroy', words: `'drop table x'`, needs: 'credentials' },
    ],
    instead: [`psql -c 'select count(*) from users'`],
    source: ['gtfo:psql'],
    confidence: 'medium',
  },
];
