import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'oc',
    powers: [
      { can: 'destroy', words: 'delete namespace x' },
      { can: 'exec', words: 'exec pod -- sh -c id', needs: 'credentials' },
      { can: 'secrets', words: 'get secret -o yaml' },
    ],
    instead: ['oc get pods'],
    source: ['docs:oc'],
    confidence: 'medium',
  },
];
