import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'sftp',
    powers: [{ can: 'exec', words: `-o ProxyCommand='id >&2' x`, seen: true }],
    instead: ['sftp -b batch.txt deploy@example.com'],
    source: ['gtfo:sftp'],
    confidence: 'medium',
  },
];
