import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'aspell', powers: [{ can: 'read-any', words: '-c /etc/passwd', mild: true, needs: 'terminal' }], source: ['gtfo:aspell'], confidence: 'high' },
];
