import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'snyk', powers: [{ can: 'network-out', words: 'test', mild: true, needs: 'remote-endpoint' }], source: ['docs:snyk'], confidence: 'medium' },
];
