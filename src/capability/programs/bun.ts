import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'bun',
    powers: [
      { can: 'exec', words: `-e 'Bun.spawnSync(["id"])'`, purpose: true, seen: true },
      { can: 'install', words: 'add some-package', mild: true, needs: 'remote-endpoint' },
    ],
    safe: ['test', 'run'],
    instead: ['bun test'],
    source: ['docs:bun'],
    confidence: 'high',
  },
  { prefix: 'bun -e', powers: [{ can: 'exec', words: `'Bun.spawnSync(["id"])'`, purpose: true }], source: ['docs:bun'], confidence: 'medium' },
  {
    prefix: 'bun x',
    powers: [{ can: 'exec', words: 'some-package', purpose: true }],
    instead: ['bun x tsc --noEmit'],
    source: ['docs:bun'],
    confidence: 'medium',
  },
  {
    prefix: 'bun install',
    powers: [{ can: 'install', words: 'some-package' }],
    instead: ['bun install --frozen-lockfile'],
    source: ['docs:bun'],
    confidence: 'medium',
  },
  {
    prefix: 'bun publish',
    powers: [{ can: 'publish', words: '.', needs: 'credentials' }],
    instead: ['bun publish --dry-run'],
    source: ['docs:bun'],
    confidence: 'medium',
  },
  {
    prefix: 'bun add',
    powers: [{ can: 'install', words: 'some-package', needs: 'remote-endpoint' }],
    rather: ['bun install --frozen-lockfile'],
    source: ['docs:bun'],
    confidence: 'medium',
  },
];
