import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'busybox',
    also: ['toybox'],
    powers: [{ can: 'exec', words: 'sh -c id', purpose: true, seen: true }],
    source: ['gtfo:busybox'],
    confidence: 'medium',
  },
];
