import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'flux',
    powers: [{ can: 'destroy', words: 'uninstall --silent', needs: 'credentials' }],
    instead: ['flux get all'],
    source: ['docs:flux'],
    confidence: 'medium',
  },
];
