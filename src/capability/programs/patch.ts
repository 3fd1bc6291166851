import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'patch',
    powers: [
      { can: 'write-any', words: '-i x.patch .claude/settings.json', mild: true },
      { can: 'write-any', words: '-o /tmp/x f x.patch', mild: true, needs: 'attacker-file', seen: true },
    ],
    source: ['man:patch'],
    confidence: 'high',
  },
];
