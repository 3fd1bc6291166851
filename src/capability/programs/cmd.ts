import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'cmd', also: ['cmd.exe'], powers: [{ can: 'exec', words: '/c whoami', purpose: true }], source: ['lolbas'], confidence: 'medium' },
  {
    prefix: 'cmd /c',
    also: ['cmd.exe /c', 'cmd //c', 'cmd.exe //c'],
    powers: [{ can: 'exec', words: 'whoami', purpose: true }],
    source: ['lolbas'],
    confidence: 'medium',
  },
];
