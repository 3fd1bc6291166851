import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'helm',
    powers: [
      { can: 'exec', words: 'template x ./c --post-renderer id' },
      { can: 'destroy', words: 'uninstall x', needs: 'credentials' },
      { can: 'install', words: 'plugin install https://example.com/x', mild: true, needs: 'remote-endpoint' },
      { can: 'publish', words: 'upgrade --install x ./c', mild: true, needs: 'credentials' },
      { can: 'secrets', words: 'get values x', mild: true, needs: 'credentials' },
    ],
    safe: ['list', 'status', 'lint', 'history'],
    instead: ['helm list:*', 'helm lint:*'],
    source: ['docs:helm'],
    confidence: 'high',
  },
  {
    prefix: 'helm install',
    powers: [{ can: 'publish', words: 'x ./c', needs: 'credentials' }],
    rather: ['helm template x ./chart'],
    source: ['docs:helm'],
    confidence: 'medium',
  },
  {
    prefix: 'helm upgrade',
    powers: [{ can: 'publish', words: 'x ./c', needs: 'credentials' }],
    rather: ['helm template x ./chart'],
    source: ['docs:helm'],
    confidence: 'medium',
  },
  { prefix: 'helm uninstall', powers: [{ can: 'destroy', words: 'x', needs: 'credentials' }], source: ['docs:helm'], confidence: 'medium' },
  { prefix: 'helm template', powers: [{ can: 'exec', words: 'x ./c --post-renderer id', mild: true }], source: ['docs:helm'], confidence: 'medium' },
];
