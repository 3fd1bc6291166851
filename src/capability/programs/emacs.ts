import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'emacs',
    powers: [{ can: 'exec', words: `-Q --batch --eval '(shell-command "id")'`, purpose: true, seen: true }],
    source: ['gtfo:emacs'],
    confidence: 'medium',
  },
];
