import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'pixi run',
    powers: [{ can: 'exec', words: 'sh -c id', purpose: true }],
    instead: ['pixi run pytest'],
    source: ['docs:pixi'],
    confidence: 'medium',
  },
];
