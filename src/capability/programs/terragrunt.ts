import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'terragrunt',
    powers: [
      { can: 'destroy', words: 'run-all destroy --terragrunt-non-interactive', needs: 'credentials' },
      { can: 'publish', words: 'apply -auto-approve', needs: 'credentials' },
    ],
    instead: ['terragrunt validate', 'terragrunt plan'],
    source: ['docs:terragrunt'],
    confidence: 'medium',
  },
];
