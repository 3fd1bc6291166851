import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'ruby',
    powers: [{ can: 'exec', words: `-e 'system("id")'`, purpose: true, seen: true }],
    safe: ['-c'],
    instead: ['ruby scripts/report.rb'],
    source: ['gtfo:ruby'],
    confidence: 'medium',
  },
  {
    prefix: 'ruby -e',
    powers: [{ can: 'exec', words: `'system("id")'`, purpose: true }],
    rather: ['ruby scripts/report.rb'],
    source: ['gtfo:ruby'],
    confidence: 'medium',
  },
];
