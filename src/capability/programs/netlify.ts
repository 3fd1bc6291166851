import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'netlify', powers: [{ can: 'publish', words: 'deploy' }], instead: ['netlify status'], source: ['docs:netlify'], confidence: 'medium' },
  { prefix: 'netlify deploy', powers: [{ can: 'publish', words: '--prod' }], source: ['docs:netlify'], confidence: 'medium' },
];
