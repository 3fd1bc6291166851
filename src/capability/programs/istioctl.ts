import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'istioctl', powers: [{ can: 'destroy', words: 'uninstall --purge -y', needs: 'credentials' }], source: ['docs:istioctl'], confidence: 'medium' },
];
