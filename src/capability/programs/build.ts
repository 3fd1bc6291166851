import type { Program } from '../program.ts';

/** Build tools and test runners: most run code of the project anyway; counted is what their options add. */
export const build = (): readonly Program[] => [
  { prefix: 'make', also: ['gmake'], powers: [{ can: 'exec', words: "--eval='$(shell id)'", anywhere: true }], instead: 'make test' },
  {
    prefix: 'cargo',
    powers: [
      { can: 'exec', words: `--config 'build.rustc-wrapper="id"' check` },
      { can: 'install', words: 'install some-crate' },
      { can: 'publish', words: 'publish' },
    ],
    instead: 'cargo test:*',
  },
  {
    prefix: 'cargo build',
    also: ['cargo check', 'cargo test', 'cargo clippy', 'cargo run', 'cargo doc', 'cargo bench'],
    powers: [{ can: 'exec', words: `--config 'build.rustc-wrapper="id"'`, mild: true, anywhere: true }],
  },
  { prefix: 'cargo metadata', powers: [{ can: 'exec', words: `--config 'build.rustc="id"'`, mild: true }] },
  {
    prefix: 'go',
    powers: [
      { can: 'exec', words: 'run example.com/x@latest' },
      { can: 'install', words: 'install example.com/x@latest' },
      { can: 'persist', words: 'env -w CC=/tmp/x' },
    ],
    instead: 'go test:*',
  },
  { prefix: 'go test', powers: [{ can: 'exec', words: '-exec id', mild: true }] },
  { prefix: 'go build', powers: [{ can: 'exec', words: '-toolexec id .', mild: true }] },
  { prefix: 'go vet', powers: [{ can: 'exec', words: '-vettool=/tmp/x .', mild: true }] },
  { prefix: 'go generate', powers: [{ can: 'exec', words: './...', mild: true }] },
  { prefix: 'go env', powers: [{ can: 'persist', words: '-w CC=/tmp/x', mild: true }] },
  {
    prefix: 'pytest',
    also: ['python -m pytest', 'python3 -m pytest', 'uv run pytest'],
    powers: [{ can: 'exec', words: '-p some_plugin', mild: true, anywhere: true }],
  },
  { prefix: 'jest', also: ['vitest', 'mocha'], powers: [{ can: 'exec', words: '--config ./x.js', mild: true, anywhere: true }] },
  {
    prefix: 'eslint',
    also: ['prettier', 'webpack', 'rollup', 'vite', 'tsup'],
    powers: [{ can: 'exec', words: '--config ./x.mjs .', mild: true, anywhere: true }],
  },
  { prefix: 'pylint', powers: [{ can: 'exec', words: '--init-hook=\'import os; os.system("id")\' x.py', mild: true }] },
  { prefix: 'mvn', also: ['./mvnw', 'mvnw'], powers: [{ can: 'exec', words: 'exec:exec -Dexec.executable=id', mild: true, anywhere: true }] },
  { prefix: 'gradle', also: ['./gradlew', 'gradlew'], powers: [{ can: 'exec', words: '-I /tmp/x.gradle help', mild: true, anywhere: true }] },
  { prefix: 'dotnet', powers: [{ can: 'exec', words: 'exec /tmp/x.dll', mild: true }] },
  { prefix: 'cmake', powers: [{ can: 'exec', words: '-P /tmp/x.cmake', mild: true }] },
  { prefix: 'just', also: ['task', 'rake', 'nox', 'tox', 'invoke'], powers: [{ can: 'exec', words: '-f /tmp/x', mild: true }] },
  { prefix: 'gcc', also: ['g++', 'clang', 'cc'], powers: [{ can: 'exec', words: '-wrapper id x.c', mild: true }] },
  { prefix: 'ffmpeg', powers: [{ can: 'write-any', words: '-y -i x /tmp/y', mild: true }] },
  { prefix: 'pandoc', powers: [{ can: 'exec', words: '--filter /tmp/x a.md', mild: true }] },
  { prefix: 'xcodebuild', also: ['xcrun'], powers: [{ can: 'exec', words: '-r id', mild: true }] },
  { prefix: 'hashcat', powers: [] },
];
