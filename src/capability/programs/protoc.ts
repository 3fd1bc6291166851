import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'protoc',
    powers: [{ can: 'exec', words: '--plugin=protoc-gen-x=/usr/bin/id --x_out=. x.proto', mild: true }],
    source: ['docs:protoc'],
    confidence: 'high',
  },
];
