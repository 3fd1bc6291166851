import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'pdm',
    powers: [
      { can: 'exec', words: 'run id' },
      { can: 'install', words: 'add some-package' },
    ],
    instead: ['pdm install'],
    source: ['docs:pdm'],
    confidence: 'medium',
  },
  { prefix: 'pdm run', powers: [{ can: 'exec', words: 'sh -c id', purpose: true }], instead: ['pdm run pytest'], source: ['docs:pdm'], confidence: 'medium' },
  {
    prefix: 'pdm add',
    powers: [{ can: 'install', words: 'some-package', anywhere: true }],
    rather: ['pdm install'],
    source: ['docs:pdm'],
    confidence: 'medium',
  },
];
