import type { Program } from '../program.ts';

export default (): readonly Program[] => [{ prefix: 'hcloud', powers: [], source: ['docs:hcloud'], confidence: 'medium' }];
