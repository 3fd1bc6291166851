import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'caddy', powers: [{ can: 'network-in', words: 'file-server --listen 0.0.0.0:8080', mild: true }], source: ['docs:caddy'], confidence: 'medium' },
];
