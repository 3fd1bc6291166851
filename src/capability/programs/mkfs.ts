import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'mkfs', also: ['fdisk', 'parted', 'diskutil'], powers: [{ can: 'destroy', words: '/dev/sda' }], source: ['docs:mkfs'], confidence: 'medium' },
];
