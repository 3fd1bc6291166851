import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'influx',
    powers: [{ can: 'destroy', words: 'delete --bucket x --start 1970-01-01T00:00:00Z --stop 2100-01-01T00:00:00Z', needs: 'credentials' }],
    source: ['docs:influx'],
    confidence: 'medium',
  },
];
