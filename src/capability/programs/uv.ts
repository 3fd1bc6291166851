import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'uv',
    powers: [
      { can: 'exec', words: 'run --no-project id' },
      { can: 'install', words: 'add some-package' },
      { can: 'publish', words: 'publish', needs: 'credentials' },
    ],
    safe: ['tree', '--version'],
    instead: ['uv sync', 'uv run pytest'],
    source: ['gtfo:uv'],
    confidence: 'medium',
  },
  { prefix: 'uv run', powers: [{ can: 'exec', words: 'sh -c id', purpose: true }], instead: ['uv run pytest'], source: ['gtfo:uv'], confidence: 'medium' },
  { prefix: 'uv publish', powers: [{ can: 'publish', words: 'dist/x', needs: 'credentials' }], source: ['gtfo:uv'], confidence: 'medium' },
  {
    prefix: 'uv pip',
    powers: [{ can: 'install', words: 'install some-package', needs: 'remote-endpoint' }],
    safe: ['list', 'show', 'freeze'],
    instead: ['uv pip list'],
    source: ['docs:uv'],
    confidence: 'medium',
  },
  { prefix: 'uv sync', powers: [{ can: 'install', words: '', needs: 'workspace-file', mild: true }], source: ['gtfo:uv'], confidence: 'medium' },
  {
    prefix: 'uv tool run',
    powers: [{ can: 'exec', words: 'some-package', purpose: true }],
    instead: ['uv tool run ruff check'],
    source: ['gtfo:uv'],
    confidence: 'medium',
  },
  {
    prefix: 'uv pip install',
    also: ['uv add'],
    powers: [{ can: 'install', words: 'some-package', anywhere: true }],
    instead: ['uv pip install -r requirements.txt'],
    source: ['gtfo:uv'],
    confidence: 'medium',
  },
  {
    prefix: 'uv tool install',
    powers: [{ can: 'install', words: 'some-package', anywhere: true }],
    instead: ['uv tool install ruff'],
    source: ['docs:uv'],
    confidence: 'medium',
  },
];
