import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'k3s kubectl',
    powers: [
      { can: 'destroy', words: 'delete namespace x' },
      { can: 'exec', words: 'exec pod -- sh -c id' },
      { can: 'secrets', words: 'get secret -o yaml' },
    ],
    instead: ['k3s kubectl get pods'],
    source: ['docs:k3s'],
    confidence: 'medium',
  },
];
