import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'gpg',
    powers: [
      { can: 'secrets', words: '--export-secret-keys', mild: true, needs: 'credentials' },
      { can: 'read-any', words: '--batch --print-md md5 /etc/passwd', mild: true },
      { can: 'write-any', words: '--batch --yes --dearmor -o /tmp/x x', mild: true, seen: true },
    ],
    source: ['man:gpg'],
    confidence: 'high',
  },
];
