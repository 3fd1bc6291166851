import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'apt',
    also: ['apt-get'],
    powers: [
      { can: 'install', words: 'install some-package' },
      {
        can: 'exec',
        words: 'update -o APT::Update::Pre-Invoke::=id -o Debug::NoLocking=1 -o Dir::State::Lists=./l/ -o Dir::Cache=./k/',
        mild: true,
        seen: true,
      },
    ],
    safe: ['list', 'search', 'show'],
    instead: ['apt list'],
    source: ['gtfo:apt-get'],
    confidence: 'high',
  },
  { prefix: 'apt-cache', powers: [], source: ['man:apt-cache'], confidence: 'medium' },
  {
    prefix: 'apt install',
    also: ['apt-get install'],
    powers: [{ can: 'install', words: 'some-package' }],
    instead: ['apt install jq'],
    source: ['gtfo:apt-get'],
    confidence: 'medium',
  },
];
