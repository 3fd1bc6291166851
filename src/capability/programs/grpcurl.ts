import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'grpcurl', powers: [{ can: 'network-out', words: '-d x example.com:443 x/y' }], source: ['docs:grpcurl'], confidence: 'medium' },
];
