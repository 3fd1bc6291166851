import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'sftp', powers: [{ can: 'exec', words: `-o ProxyCommand='id >&2' x`, seen: true }], source: ['gtfo:sftp'], confidence: 'medium' },
];
