import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'glab',
    powers: [
      { can: 'exec', words: 'alias set --shell x id' },
      { can: 'destroy', words: 'repo delete owner/repo', needs: 'credentials' },
      { can: 'secrets', words: 'auth status -t', mild: true, needs: 'credentials' },
      { can: 'publish', words: 'mr merge 1', mild: true, needs: 'credentials' },
    ],
    safe: ['issue view', 'issue list'],
    instead: ['glab mr view:*', 'glab issue view:*'],
    source: ['docs:glab'],
    confidence: 'medium',
  },
  {
    prefix: 'glab mr',
    powers: [{ can: 'publish', words: 'merge 1 --yes', mild: true, needs: 'credentials' }],
    safe: ['view', 'list'],
    source: ['docs:glab'],
    confidence: 'medium',
  },
  { prefix: 'glab api', powers: [{ can: 'destroy', words: '-X DELETE projects/1', needs: 'credentials' }], source: ['docs:glab'], confidence: 'medium' },
  { prefix: 'glab repo', powers: [{ can: 'destroy', words: 'delete owner/repo --yes', needs: 'credentials' }], source: ['docs:glab'], confidence: 'medium' },
];
