import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'lerna',
    powers: [
      { can: 'exec', words: 'exec id', needs: 'workspace-file', mild: true, seen: true },
      { can: 'publish', words: 'publish --yes', needs: 'credentials' },
    ],
    source: ['docs:lerna'],
    confidence: 'high',
  },
  {
    prefix: 'lerna exec --',
    powers: [{ can: 'exec', words: 'sh -c id', purpose: true }],
    instead: ['lerna exec -- tsc --noEmit'],
    source: ['docs:lerna'],
    confidence: 'medium',
  },
];
