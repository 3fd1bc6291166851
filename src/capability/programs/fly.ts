import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'fly',
    also: ['flyctl'],
    powers: [{ can: 'publish', words: 'deploy', needs: 'credentials' }],
    safe: ['status', 'logs'],
    instead: ['fly status'],
    source: ['docs:fly'],
    confidence: 'medium',
  },
  { prefix: 'fly deploy', powers: [{ can: 'publish', words: '', needs: 'credentials' }], source: ['docs:fly'], confidence: 'medium' },
];
