import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'dtach', powers: [{ can: 'exec', words: '-n /tmp/d.sock id', purpose: true, seen: true }], source: ['man:dtach'], confidence: 'high' },
];
