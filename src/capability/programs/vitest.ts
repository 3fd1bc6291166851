import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'vitest',
    powers: [
      { can: 'exec', words: 'run', mild: true, needs: 'workspace-file', seen: true },
      { can: 'exec', words: 'run --config ./x.mjs --passWithNoTests', mild: true, needs: 'attacker-file', seen: true },
      { can: 'write-any', words: 'run --passWithNoTests --reporter=json --outputFile=/tmp/x', mild: true, seen: true },
      { can: 'network-in', words: '--ui --api.host 0.0.0.0', mild: true, needs: 'remote-endpoint' },
    ],
    source: ['docs:vitest'],
    confidence: 'high',
  },
];
