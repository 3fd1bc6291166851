import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'gradle',
    also: ['gradlew', './gradlew'],
    powers: [
      { can: 'exec', words: '-I x.gradle help', mild: true, needs: 'attacker-file', seen: true },
      { can: 'exec', words: 'help', mild: true, needs: 'workspace-file' },
      { can: 'publish', words: 'publish', mild: true, needs: 'credentials' },
    ],
    instead: ['gradle test', 'gradle build'],
    source: ['docs:gradle'],
    confidence: 'high',
  },
];
