import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'find',
    powers: [
      { can: 'write-any', words: '. -maxdepth 0 -fprintf /tmp/x x', mild: true, gated: 'permissions-bash C1', seen: true },
      { can: 'read-any', words: '-files0-from /etc/passwd', mild: true, gated: 'permissions-bash C1', seen: true },
      { can: 'destroy', words: '. -name x -delete', mild: true, gated: 'permissions-bash C1', seen: true },
      { can: 'exec', words: '. -exec id {} +', gated: 'permissions-bash C1', seen: true },
    ],
    source: ['gtfo:find'],
    confidence: 'high',
  },
  {
    prefix: 'find . -name',
    powers: [{ can: 'destroy', words: 'x -delete', mild: true, gated: 'permissions-bash C1', seen: true }],
    source: ['gtfo:find'],
    confidence: 'high',
  },
];
