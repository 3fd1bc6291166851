import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'tsx',
    also: ['ts-node'],
    powers: [
      { can: 'exec', words: `-e 'require("child_process").execSync("id")'`, purpose: true, seen: true },
      { can: 'exec', words: 'x.ts', mild: true, needs: 'attacker-file', seen: true },
    ],
    instead: ['tsx scripts/build.ts'],
    source: ['docs:tsx'],
    confidence: 'high',
  },
  {
    prefix: 'tsx -e',
    also: ['ts-node -e'],
    powers: [{ can: 'exec', words: `'require("child_process").execSync("id")'`, purpose: true }],
    rather: ['tsx scripts/build.ts'],
    source: ['docs:tsx'],
    confidence: 'medium',
  },
];
