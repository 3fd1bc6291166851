import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'cloudflared', powers: [{ can: 'network-out', words: 'tunnel --url http://localhost:8080' }], source: ['docs:cloudflared'], confidence: 'medium' },
];
