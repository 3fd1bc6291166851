import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'hatch',
    powers: [
      { can: 'exec', words: 'run id' },
      { can: 'install', words: 'add some-package' },
    ],
    instead: ['hatch env show'],
    source: ['docs:hatch'],
    confidence: 'medium',
  },
  {
    prefix: 'hatch run',
    powers: [{ can: 'exec', words: 'sh -c id', purpose: true }],
    instead: ['hatch run pytest'],
    source: ['docs:hatch'],
    confidence: 'medium',
  },
];
