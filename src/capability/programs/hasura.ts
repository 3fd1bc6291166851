import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'hasura', powers: [{ can: 'destroy', words: 'migrate apply --down all', needs: 'credentials' }], source: ['docs:hasura'], confidence: 'medium' },
];
