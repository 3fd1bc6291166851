import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'pipx',
    powers: [{ can: 'install', words: 'run some-package', mild: true, needs: 'remote-endpoint' }],
    source: ['gtfo:pipx'],
    confidence: 'medium',
  },
  {
    prefix: 'pipx run',
    powers: [{ can: 'exec', words: 'some-package', purpose: true }],
    instead: ['pipx run ruff check'],
    source: ['gtfo:pipx'],
    confidence: 'medium',
  },
  {
    prefix: 'pipx install',
    powers: [{ can: 'install', words: 'some-package', anywhere: true }],
    instead: ['pipx install ruff'],
    source: ['gtfo:pipx'],
    confidence: 'medium',
  },
];
