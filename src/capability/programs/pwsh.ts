import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'pwsh',
    also: ['powershell', 'powershell.exe', 'pwsh.exe'],
    powers: [{ can: 'exec', words: '-Command id', purpose: true }],
    instead: ['pwsh scripts/build.ps1'],
    source: ['gtfo:pwsh'],
    confidence: 'medium',
  },
  {
    prefix: 'pwsh -Command',
    also: ['powershell -Command', 'powershell -c', 'pwsh -c', 'powershell.exe -Command', 'powershell.exe -c'],
    powers: [{ can: 'exec', words: 'id', purpose: true }],
    source: ['gtfo:pwsh'],
    confidence: 'medium',
  },
];
