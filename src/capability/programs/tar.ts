import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'tar',
    also: ['gtar', 'bsdtar'],
    powers: [
      { can: 'exec', words: 'cf x.tar --use-compress-program=id README.md', anywhere: true, seen: true },
      { can: 'write-any', words: '-xf x.tar -C /tmp', needs: 'attacker-file', seen: true },
      { can: 'write-any', words: 'xf x.tar -C /tmp -P', mild: true, needs: 'attacker-file', seen: true },
      { can: 'read-any', words: 'cf - /etc/passwd', mild: true, seen: true },
    ],
    instead: ['tar -tf dist.tar', 'tar -czf dist.tar.gz dist'],
    source: ['gtfo:tar'],
    confidence: 'high',
  },
  {
    prefix: 'tar -xzf',
    powers: [{ can: 'exec', words: 'x.tgz --to-command=id', mild: true, needs: 'attacker-file', seen: true }],
    source: ['gtfo:tar'],
    confidence: 'high',
  },
];
