import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'nerdctl',
    powers: [
      { can: 'exec', words: 'run -v /:/host alpine sh -c id', purpose: true },
      { can: 'publish', words: 'push registry.example.com/x', needs: 'credentials' },
      { can: 'destroy', words: 'system prune -af --volumes' },
    ],
    instead: ['nerdctl ps'],
    source: ['docs:nerdctl'],
    confidence: 'medium',
  },
  {
    prefix: 'nerdctl run',
    powers: [
      { can: 'exec', words: '-v /:/host alpine sh -c id', purpose: true },
      { can: 'escalate', words: '--privileged -v /:/host alpine id' },
    ],
    operands: 1,
    after: 'sh -c id',
    source: ['docs:nerdctl'],
    confidence: 'medium',
  },
];
