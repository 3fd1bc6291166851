import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'yum',
    also: ['dnf'],
    powers: [{ can: 'install', words: 'install some-package' }],
    instead: ['yum list'],
    source: ['gtfo:rpm'],
    confidence: 'medium',
  },
  {
    prefix: 'yum install',
    also: ['dnf install'],
    powers: [{ can: 'install', words: 'some-package' }],
    instead: ['yum install jq'],
    source: ['gtfo:rpm'],
    confidence: 'medium',
  },
];
