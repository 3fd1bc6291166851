import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'dotnet',
    powers: [
      { can: 'exec', words: 'build', mild: true, needs: 'workspace-file' },
      { can: 'install', words: 'tool install -g some-package', mild: true, needs: 'remote-endpoint' },
    ],
    safe: ['--version', '--info', '--list-sdks'],
    instead: ['dotnet build', 'dotnet test'],
    source: ['gtfo:dotnet'],
    confidence: 'high',
  },
  { prefix: 'dotnet run', powers: [{ can: 'exec', words: '', needs: 'workspace-file', mild: true }], source: ['gtfo:dotnet'], confidence: 'medium' },
  { prefix: 'dotnet build', powers: [{ can: 'exec', words: '', needs: 'workspace-file', mild: true }], source: ['gtfo:dotnet'], confidence: 'medium' },
  { prefix: 'dotnet test', powers: [{ can: 'exec', words: '', needs: 'workspace-file', mild: true }], source: ['gtfo:dotnet'], confidence: 'medium' },
  { prefix: 'dotnet nuget push', powers: [{ can: 'publish', words: 'dist/x', needs: 'credentials' }], source: ['gtfo:dotnet'], confidence: 'medium' },
  {
    prefix: 'dotnet add package',
    also: ['dotnet tool install'],
    powers: [{ can: 'install', words: 'some-package' }],
    instead: ['dotnet add package Some.Package --version 1.2.3'],
    source: ['gtfo:dotnet'],
    confidence: 'medium',
  },
];
