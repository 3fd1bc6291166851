import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'adb', powers: [{ can: 'exec', words: 'shell id', mild: true }], instead: ['adb devices'], source: ['docs:adb'], confidence: 'medium' },
];
