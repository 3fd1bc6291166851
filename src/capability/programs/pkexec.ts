import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'pkexec',
    powers: [
      { can: 'exec', words: 'sh -c id', purpose: true },
      { can: 'escalate', words: 'sh -c id', by: [] },
    ],
    source: ['docs:pkexec'],
    confidence: 'medium',
  },
];
