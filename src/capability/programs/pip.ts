import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'pip',
    also: ['pip3'],
    powers: [
      { can: 'install', words: 'install some-package', needs: 'remote-endpoint' },
      { can: 'exec', words: 'install --no-deps --no-build-isolation ./p', mild: true, needs: 'attacker-file', seen: true },
      { can: 'network-out', words: 'download x --index-url http://example.com/simple --trusted-host example.com', mild: true, seen: true },
      { can: 'write-any', words: 'install --target /tmp/x some-package', mild: true, needs: 'remote-endpoint' },
      { can: 'exec', words: 'config --editor id edit', mild: true, seen: true },
    ],
    safe: ['list', 'show', 'freeze', 'check'],
    instead: ['pip list', 'pip show:*'],
    source: ['gtfo:pip'],
    confidence: 'high',
  },
  {
    prefix: 'pip install',
    also: ['pip3 install'],
    powers: [
      { can: 'install', words: 'some-package', anywhere: true, needs: 'remote-endpoint' },
      { can: 'read-any', words: '-r /etc/passwd', mild: true, seen: true },
    ],
    instead: ['pip install -r requirements.txt'],
    source: ['gtfo:pip'],
    confidence: 'high',
  },
  {
    prefix: 'pip wheel',
    powers: [{ can: 'exec', words: '--no-deps --no-build-isolation ./p', mild: true, needs: 'attacker-file', seen: true }],
    source: ['docs:pip'],
    confidence: 'high',
  },
  {
    prefix: 'pip config',
    powers: [{ can: 'persist', words: 'set global.index-url https://example.com' }],
    instead: ['pip config list', 'pip config get:*'],
    source: ['gtfo:pip'],
    confidence: 'medium',
  },
  { prefix: 'pip uninstall', powers: [{ can: 'destroy', words: '-y x', mild: true }], source: ['gtfo:pip'], confidence: 'medium' },
];
