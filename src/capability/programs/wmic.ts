import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'wmic',
    powers: [
      { can: 'exec', words: 'process call create id', by: ['call', 'create'] },
      { can: 'destroy', words: 'process where name="x.exe" delete', by: ['delete'], mild: true },
    ],
    instead: ['wmic process list brief'],
    source: ['lolbas'],
    confidence: 'medium',
  },
];
