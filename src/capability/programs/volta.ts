import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'volta',
    powers: [
      { can: 'exec', words: `run node -e 'require("child_process").execSync("id")'` },
      { can: 'install', words: 'install node', mild: true, needs: 'remote-endpoint' },
    ],
    source: ['docs:volta'],
    confidence: 'medium',
  },
];
