import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'tsc',
    powers: [
      { can: 'write-any', words: '--outDir /tmp/x x.ts', mild: true, seen: true },
      { can: 'read-any', words: '@/etc/passwd', mild: true, seen: true },
    ],
    instead: ['tsc --noEmit'],
    source: ['gtfo:tsc'],
    confidence: 'high',
  },
  {
    prefix: 'tsc --noEmit',
    powers: [
      { can: 'write-any', words: '--incremental --tsBuildInfoFile /tmp/x x.ts', mild: true, seen: true },
      { can: 'read-any', words: '@/etc/passwd', mild: true, seen: true },
    ],
    source: ['docs:tsc'],
    confidence: 'high',
  },
];
