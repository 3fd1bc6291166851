import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'pnpx',
    powers: [{ can: 'exec', words: 'some-package', purpose: true }],
    instead: ['pnpx tsc --noEmit'],
    source: ['docs:pnpx'],
    confidence: 'medium',
  },
];
