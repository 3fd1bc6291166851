import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'aria2c',
    powers: [{ can: 'exec', words: '--on-download-start=id http://example.com/x', seen: true }],
    source: ['gtfo:aria2c'],
    confidence: 'high',
  },
];
