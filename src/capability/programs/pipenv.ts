import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'pipenv',
    powers: [
      { can: 'exec', words: 'run id' },
      { can: 'install', words: 'add some-package' },
    ],
    instead: ['pipenv install'],
    source: ['docs:pipenv'],
    confidence: 'medium',
  },
  {
    prefix: 'pipenv run',
    powers: [{ can: 'exec', words: 'sh -c id', purpose: true }],
    instead: ['pipenv run pytest'],
    source: ['docs:pipenv'],
    confidence: 'medium',
  },
  {
    prefix: 'pipenv install',
    powers: [{ can: 'install', words: 'some-package', anywhere: true }],
    instead: ['pipenv install -r requirements.txt'],
    source: ['docs:pipenv'],
    confidence: 'medium',
  },
];
