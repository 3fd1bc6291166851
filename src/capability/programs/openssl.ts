import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'openssl',
    powers: [
      { can: 'network-out', words: 's_client -quiet -connect example.com:443', mild: true },
      { can: 'read-any', words: 'enc -in /etc/passwd', mild: true, seen: true },
      { can: 'write-any', words: 'enc -in /etc/hostname -out /tmp/x', mild: true, seen: true },
      { can: 'exec', words: 'engine ./x.so', mild: true, needs: 'attacker-file', seen: true },
    ],
    source: ['gtfo:openssl'],
    confidence: 'high',
  },
];
