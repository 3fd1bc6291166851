import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'drizzle-kit',
    powers: [{ can: 'destroy', words: 'push --force', mild: true, needs: 'credentials' }],
    source: ['docs:drizzle-kit'],
    confidence: 'medium',
  },
];
