import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'bq',
    powers: [
      { can: 'destroy', words: 'rm -r -f d', needs: 'credentials' },
      { can: 'network-out', words: `query 'EXPORT DATA OPTIONS(uri="gs://bucket/x*.csv",format="CSV") AS SELECT * FROM t'`, mild: true, needs: 'credentials' },
      { can: 'write-any', words: `query --destination_table d.t --replace 'select 1'`, mild: true, needs: 'credentials' },
      { can: 'exec', words: '--bigqueryrc=./x --flagfile=./y ls', mild: true, needs: 'attacker-file' },
    ],
    safe: ['ls', 'show', 'head'],
    instead: ['bq ls:*', 'bq show:*'],
    source: ['docs:bq'],
    confidence: 'high',
  },
  {
    prefix: 'bq query',
    powers: [
      { can: 'destroy', words: `'DROP TABLE d.t'` },
      { can: 'destroy', words: `--use_legacy_sql=false 'DROP TABLE d.t'`, mild: true, needs: 'credentials' },
      {
        can: 'network-out',
        words: `--nouse_legacy_sql 'EXPORT DATA OPTIONS(uri="gs://bucket/x*.csv",format="CSV") AS SELECT * FROM d.t'`,
        mild: true,
        needs: 'credentials',
      },
      { can: 'publish', words: '--nouse_legacy_sql \'GRANT `roles/bigquery.dataViewer` ON SCHEMA d TO "allUsers"\'', mild: true, needs: 'credentials' },
    ],
    source: ['docs:bq'],
    confidence: 'high',
  },
  { prefix: 'bq rm', powers: [{ can: 'destroy', words: '-r -f d' }], source: ['docs:bq'], confidence: 'medium' },
  {
    prefix: 'bq extract',
    powers: [{ can: 'network-out', words: 'd.t gs://bucket/x.csv', mild: true, needs: 'credentials' }],
    source: ['docs:bq'],
    confidence: 'high',
  },
  { prefix: 'bq load', powers: [{ can: 'destroy', words: '--replace d.t x.csv', needs: 'credentials' }], source: ['docs:bq'], confidence: 'high' },
];
