import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'conda',
    also: ['mamba'],
    powers: [
      { can: 'exec', words: 'run id' },
      { can: 'install', words: 'install x', needs: 'remote-endpoint' },
    ],
    safe: ['list', 'info'],
    instead: ['conda list', 'conda info'],
    source: ['docs:conda'],
    confidence: 'medium',
  },
  {
    prefix: 'conda run',
    powers: [{ can: 'exec', words: 'sh -c id', purpose: true }],
    instead: ['conda run pytest'],
    source: ['docs:conda'],
    confidence: 'medium',
  },
  {
    prefix: 'conda install',
    also: ['mamba install'],
    powers: [{ can: 'install', words: 'some-package', anywhere: true }],
    instead: ['conda install --file requirements.txt'],
    source: ['docs:conda'],
    confidence: 'medium',
  },
];
