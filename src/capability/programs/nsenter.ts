import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'nsenter',
    powers: [
      { can: 'exec', words: '-t 1 -m id', mild: true, needs: 'root', gated: 'permissions-bash W3' },
      { can: 'escalate', words: '-t 1 -m -u -i -n -p sh', mild: true, needs: 'root', gated: 'permissions-bash W3' },
    ],
    source: ['gtfo:nsenter'],
    confidence: 'medium',
  },
];
