import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'pnpm',
    powers: [
      { can: 'exec', words: 'exec id', seen: true },
      { can: 'install', words: 'add some-package' },
      { can: 'publish', words: 'publish', needs: 'credentials' },
      { can: 'exec', words: 'test', mild: true, needs: 'workspace-file', seen: true },
      { can: 'install', words: 'dlx some-package', mild: true, needs: 'remote-endpoint' },
    ],
    safe: ['ls', 'list', 'why', 'outdated'],
    instead: ['pnpm test', 'pnpm ls:*'],
    source: ['docs:pnpm'],
    confidence: 'high',
  },
  {
    prefix: 'pnpm dlx',
    powers: [
      { can: 'exec', words: 'some-package', purpose: true },
      { can: 'install', words: 'some-package', mild: true, needs: 'remote-endpoint' },
    ],
    instead: ['pnpm dlx tsc --noEmit'],
    source: ['docs:pnpm'],
    confidence: 'high',
  },
  {
    prefix: 'pnpm exec',
    also: ['pnpm -r exec'],
    powers: [{ can: 'exec', words: 'sh -c id', purpose: true }],
    instead: ['pnpm exec tsc --noEmit'],
    source: ['docs:pnpm'],
    confidence: 'medium',
  },
  {
    prefix: 'pnpm install',
    also: ['pnpm i'],
    powers: [
      { can: 'install', words: 'some-package', needs: 'remote-endpoint' },
      { can: 'exec', words: '--offline', mild: true, needs: 'workspace-file', seen: true },
    ],
    instead: ['pnpm install --frozen-lockfile'],
    source: ['docs:pnpm'],
    confidence: 'high',
  },
  {
    prefix: 'pnpm config',
    powers: [{ can: 'persist', words: 'set script-shell /tmp/x' }],
    safe: ['get'],
    instead: ['pnpm config get:*'],
    source: ['docs:pnpm'],
    confidence: 'medium',
  },
  {
    prefix: 'pnpm publish',
    powers: [{ can: 'publish', words: '.', needs: 'credentials' }],
    instead: ['pnpm publish --dry-run'],
    source: ['docs:pnpm'],
    confidence: 'medium',
  },
  { prefix: 'pnpm run', powers: [{ can: 'exec', words: 'x', needs: 'workspace-file', mild: true, seen: true }], source: ['docs:pnpm'], confidence: 'high' },
  {
    prefix: 'pnpm config set',
    powers: [{ can: 'persist', words: 'script-shell /tmp/x' }],
    rather: ['pnpm config get:*'],
    source: ['docs:pnpm'],
    confidence: 'medium',
  },
  {
    prefix: 'pnpm add',
    powers: [{ can: 'install', words: 'some-package', needs: 'remote-endpoint' }],
    rather: ['pnpm install --frozen-lockfile'],
    source: ['docs:pnpm'],
    confidence: 'high',
  },
];
