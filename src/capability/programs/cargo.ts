import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'cargo',
    powers: [
      { can: 'exec', words: `--config 'build.rustc-wrapper="id"' check`, seen: true },
      { can: 'install', words: 'install some-crate', needs: 'remote-endpoint' },
      { can: 'publish', words: 'publish', needs: 'credentials' },
      { can: 'exec', words: 'build --offline', mild: true, needs: 'workspace-file', seen: true },
    ],
    safe: ['tree', '--version', 'search'],
    instead: ['cargo test', 'cargo build', 'cargo clippy'],
    source: ['gtfo:cargo'],
    confidence: 'high',
  },
  {
    prefix: 'cargo publish',
    powers: [
      { can: 'publish', words: '--no-verify', needs: 'credentials' },
      { can: 'publish', words: '', mild: true, needs: 'credentials' },
    ],
    instead: ['cargo publish --dry-run'],
    source: ['docs:cargo'],
    confidence: 'medium',
  },
  {
    prefix: 'cargo install',
    powers: [{ can: 'install', words: 'some-package', needs: 'remote-endpoint' }],
    instead: ['cargo install --path .'],
    source: ['docs:cargo'],
    confidence: 'medium',
  },
  {
    prefix: 'cargo build',
    also: ['cargo check', 'cargo test', 'cargo clippy', 'cargo run', 'cargo doc', 'cargo bench'],
    powers: [
      { can: 'exec', words: `--config 'build.rustc-wrapper="id"'`, mild: true, anywhere: true, seen: true },
      { can: 'exec', words: '--offline', mild: true, needs: 'workspace-file', seen: true },
    ],
    source: ['docs:cargo'],
    confidence: 'high',
  },
  { prefix: 'cargo metadata', powers: [{ can: 'exec', words: `--config 'build.rustc="id"'`, mild: true }], source: ['docs:cargo'], confidence: 'medium' },
  { prefix: 'cargo yank', powers: [{ can: 'publish', words: 'x@1', needs: 'credentials' }], source: ['docs:cargo'], confidence: 'medium' },
  { prefix: 'cargo owner', powers: [{ can: 'publish', words: '--add x y', needs: 'credentials' }], source: ['docs:cargo'], confidence: 'medium' },
  {
    prefix: 'cargo add',
    powers: [{ can: 'install', words: 'some-crate', needs: 'remote-endpoint' }],
    rather: ['cargo fetch --locked'],
    source: ['docs:cargo'],
    confidence: 'medium',
  },
];
