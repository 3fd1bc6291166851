import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'puppet', powers: [{ can: 'exec', words: `apply -e "exec{'/usr/bin/id':}"`, seen: true }], source: ['gtfo:puppet'], confidence: 'high' },
];
