import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'podman',
    powers: [
      { can: 'exec', words: 'run -v /:/host alpine sh -c id', purpose: true },
      { can: 'publish', words: 'push registry.example.com/x', needs: 'credentials' },
      { can: 'destroy', words: 'system prune -af --volumes' },
      { can: 'exec', words: 'unshare id', mild: true, needs: 'configuration' },
    ],
    instead: ['podman ps'],
    source: ['gtfo:podman'],
    confidence: 'high',
  },
  {
    prefix: 'podman run',
    powers: [
      { can: 'exec', words: '-v /:/host alpine sh -c id', purpose: true },
      { can: 'escalate', words: '--privileged -v /:/host alpine id' },
    ],
    operands: 1,
    after: 'sh -c id',
    instead: ['podman run --rm node:22 node --version'],
    source: ['gtfo:podman'],
    confidence: 'medium',
  },
  {
    prefix: 'podman exec',
    powers: [{ can: 'exec', words: 'web sh -c id', purpose: true }],
    operands: 1,
    after: 'sh -c id',
    instead: ['podman exec web npm test'],
    source: ['gtfo:podman'],
    confidence: 'medium',
  },
  { prefix: 'podman push', powers: [{ can: 'publish', words: 'registry.example.com/x', needs: 'credentials' }], source: ['gtfo:podman'], confidence: 'medium' },
];
