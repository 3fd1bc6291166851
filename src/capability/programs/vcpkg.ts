import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'vcpkg', powers: [{ can: 'install', words: 'install x', needs: 'remote-endpoint' }], source: ['docs:vcpkg'], confidence: 'medium' },
];
