import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'ansible',
    powers: [
      { can: 'exec', words: 'localhost -c local -m command -a id', purpose: true, seen: true },
      { can: 'secrets', words: 'localhost -c local -m setup', mild: true, seen: true },
    ],
    instead: ['ansible localhost -m ping'],
    source: ['docs:ansible'],
    confidence: 'high',
  },
];
