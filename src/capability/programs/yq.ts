import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'yq',
    powers: [
      { can: 'read-any', words: '-r . /etc/hostname', mild: true },
      { can: 'secrets', words: '-n env', mild: true, seen: true },
      { can: 'write-any', words: `-yi '.a=1' x.yml`, mild: true, needs: 'attacker-file', seen: true },
    ],
    source: ['docs:yq'],
    confidence: 'high',
  },
];
