import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'go',
    powers: [
      { can: 'exec', words: 'run example.com/x@latest', seen: true },
      { can: 'install', words: 'install example.com/x@latest', needs: 'remote-endpoint' },
      { can: 'persist', words: 'env -w CC=/tmp/x' },
      { can: 'exec', words: 'build -toolexec id .', mild: true, seen: true },
    ],
    safe: ['version', 'doc'],
    instead: ['go test ./...', 'go build ./...', 'go list ./...'],
    source: ['gtfo:go'],
    confidence: 'high',
  },
  {
    prefix: 'go run',
    powers: [
      { can: 'exec', words: 'example.com/x@latest', purpose: true },
      { can: 'install', words: 'example.com/x@latest', mild: true, needs: 'remote-endpoint' },
    ],
    instead: ['go run ./cmd/app'],
    source: ['docs:go'],
    confidence: 'high',
  },
  {
    prefix: 'go install',
    powers: [{ can: 'install', words: 'example.com/x@latest', needs: 'remote-endpoint' }],
    instead: ['go install ./...'],
    source: ['docs:go'],
    confidence: 'medium',
  },
  {
    prefix: 'go get',
    powers: [
      { can: 'install', words: 'example.com/x', mild: true },
      { can: 'network-out', words: 'example.com/x', mild: true, needs: 'remote-endpoint' },
    ],
    source: ['docs:go'],
    confidence: 'high',
  },
  {
    prefix: 'go test',
    powers: [
      { can: 'exec', words: '-exec id', mild: true, seen: true },
      { can: 'exec', words: './...', mild: true, needs: 'workspace-file', seen: true },
    ],
    source: ['docs:go'],
    confidence: 'high',
  },
  {
    prefix: 'go build',
    powers: [
      { can: 'exec', words: '-toolexec id .', mild: true, seen: true },
      { can: 'write-any', words: '-o /tmp/x .', mild: true, seen: true },
    ],
    source: ['docs:go'],
    confidence: 'high',
  },
  { prefix: 'go vet', powers: [{ can: 'exec', words: '-vettool=/tmp/x .', mild: true }], source: ['docs:go'], confidence: 'medium' },
  {
    prefix: 'go generate',
    powers: [
      { can: 'exec', words: './...', mild: true },
      { can: 'exec', words: '', needs: 'workspace-file', mild: true, seen: true },
    ],
    source: ['docs:go'],
    confidence: 'high',
  },
  { prefix: 'go env', powers: [{ can: 'persist', words: '-w CC=/tmp/x', mild: true, seen: true }], source: ['docs:go'], confidence: 'medium' },
  { prefix: 'go list', powers: [{ can: 'exec', words: '-export -toolexec id .', mild: true }], source: ['docs:go'], confidence: 'medium' },
];
