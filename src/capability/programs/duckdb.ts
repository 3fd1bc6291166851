import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'duckdb',
    powers: [
      { can: 'read-any', words: `-c "select * from read_text('/etc/passwd')"`, mild: true },
      { can: 'write-any', words: `-c "copy (select 1) to '/tmp/x'"`, mild: true },
      { can: 'install', words: '-c "install httpfs"', mild: true, needs: 'remote-endpoint' },
    ],
    source: ['docs:duckdb'],
    confidence: 'high',
  },
];
