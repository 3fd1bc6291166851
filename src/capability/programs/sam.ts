import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'sam',
    powers: [
      { can: 'publish', words: 'deploy --no-confirm-changeset', needs: 'credentials' },
      { can: 'destroy', words: 'delete --no-prompts', needs: 'credentials' },
    ],
    instead: ['sam validate', 'sam build'],
    source: ['docs:sam'],
    confidence: 'medium',
  },
];
