import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'rbenv',
    powers: [{ can: 'exec', words: `exec ruby -e 'system("id")'` }],
    instead: ['rbenv versions', 'rbenv version'],
    source: ['docs:rbenv'],
    confidence: 'medium',
  },
];
