import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'rm', powers: [{ can: 'destroy', words: '-rf src' }], instead: ['rm -rf dist'], source: ['docs:rm'], confidence: 'medium' },
  {
    prefix: 'rm -rf',
    also: ['rm -r', 'rm -fr', 'rm -R', 'rm -f', 'rm -Rf', 'rm -rfv', 'rm -r -f'],
    powers: [{ can: 'destroy', words: 'src' }],
    instead: ['rm -rf dist'],
    source: ['docs:rm'],
    confidence: 'medium',
  },
];
