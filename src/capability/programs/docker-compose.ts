import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'docker-compose',
    also: ['podman-compose'],
    powers: [{ can: 'exec', words: 'run web sh -c id' }],
    safe: ['logs', 'ps', 'build', 'config', 'stop', 'restart', 'pull'],
    instead: ['docker-compose logs'],
    source: ['docs:docker-compose'],
    confidence: 'medium',
  },
  {
    prefix: 'docker-compose exec',
    also: ['docker-compose run'],
    powers: [{ can: 'exec', words: 'web sh -c id', purpose: true }],
    operands: 1,
    after: 'sh -c id',
    instead: ['docker-compose exec web npm test'],
    source: ['docs:docker-compose'],
    confidence: 'medium',
  },
  {
    prefix: 'docker-compose up',
    powers: [{ can: 'exec', words: '-d', mild: true, needs: 'workspace-file' }],
    source: ['docs:docker-compose'],
    confidence: 'medium',
  },
  {
    prefix: 'docker-compose down',
    powers: [{ can: 'destroy', words: '-v', mild: true, needs: 'daemon' }],
    source: ['docs:docker-compose'],
    confidence: 'medium',
  },
];
