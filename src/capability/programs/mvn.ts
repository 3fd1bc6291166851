import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'mvn',
    also: ['mvnw', './mvnw'],
    powers: [
      { can: 'exec', words: 'test', mild: true, needs: 'workspace-file' },
      { can: 'exec', words: 'org.codehaus.mojo:exec-maven-plugin:exec -Dexec.executable=id', mild: true, needs: 'remote-endpoint' },
      { can: 'publish', words: 'deploy', mild: true, needs: 'credentials' },
    ],
    safe: ['--version'],
    instead: ['mvn -q test', 'mvn -q verify'],
    source: ['docs:mvn'],
    confidence: 'high',
  },
  { prefix: 'mvn deploy', powers: [{ can: 'publish', words: '', needs: 'credentials' }], source: ['docs:mvn'], confidence: 'medium' },
];
