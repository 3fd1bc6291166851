import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'sbcl',
    powers: [{ can: 'exec', words: `--noinform --non-interactive --eval '(sb-ext:run-program "id" nil :search t)'`, purpose: true, seen: true }],
    source: ['docs:sbcl'],
    confidence: 'high',
  },
];
