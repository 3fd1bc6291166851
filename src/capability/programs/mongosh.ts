import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'mongosh',
    also: ['mongo'],
    powers: [
      { can: 'exec', words: `--nodb --eval 'require("child_process").execSync("id")'` },
      { can: 'destroy', words: `--eval 'db.dropDatabase()'`, mild: true, needs: 'credentials' },
    ],
    source: ['docs:mongosh'],
    confidence: 'high',
  },
];
