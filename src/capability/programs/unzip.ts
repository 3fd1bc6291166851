import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'unzip',
    powers: [
      { can: 'write-any', words: '-o x.zip -d /tmp', mild: true, needs: 'attacker-file', seen: true },
      { can: 'destroy', words: '-o x.zip', mild: true, needs: 'attacker-file', seen: true },
    ],
    source: ['gtfo:unzip'],
    confidence: 'high',
  },
];
