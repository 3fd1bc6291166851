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
  { prefix: 'pylint', powers: [{ can: 'exec', words: '--init-hook=\'import os; os.system("id")\' x.py', mild: true }] },
  { prefix: 'gcc', also: ['g++', 'clang', 'cc'], powers: [{ can: 'exec', words: '-wrapper id x.c', mild: true }] },
];
