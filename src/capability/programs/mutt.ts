import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'mutt', powers: [{ can: 'exec', words: `-F /dev/null -e 'source "id|"' -h`, seen: true }], source: ['docs:mutt'], confidence: 'high' },
];
