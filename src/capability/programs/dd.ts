import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'dd',
    powers: [
      { can: 'write-any', words: 'if=x of=.claude/settings.json', by: ['of'] },
      { can: 'destroy', words: 'if=/dev/zero of=x', by: ['of'], seen: true },
      { can: 'read-any', words: 'if=/etc/passwd', mild: true, seen: true },
    ],
    source: ['gtfo:dd'],
    confidence: 'high',
  },
];
