import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'torify',
    also: ['torsocks', 'proxychains', 'proxychains4'],
    powers: [{ can: 'exec', words: 'id', purpose: true }],
    source: ['gtfo:torify'],
    confidence: 'medium',
  },
];
