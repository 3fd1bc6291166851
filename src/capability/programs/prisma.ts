import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'prisma',
    powers: [{ can: 'destroy', words: 'migrate reset --force', needs: 'credentials' }],
    instead: ['prisma generate', 'prisma validate', 'prisma format'],
    source: ['docs:prisma'],
    confidence: 'medium',
  },
  {
    prefix: 'prisma migrate',
    powers: [{ can: 'destroy', words: 'reset --force', needs: 'credentials' }],
    instead: ['prisma migrate status'],
    source: ['docs:prisma'],
    confidence: 'medium',
  },
  {
    prefix: 'prisma db',
    powers: [
      { can: 'destroy', words: 'push --force-reset', needs: 'credentials' },
      { can: 'exec', words: 'seed', mild: true, needs: 'workspace-file' },
    ],
    instead: ['prisma db pull'],
    source: ['docs:prisma'],
    confidence: 'medium',
  },
];
