import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'skopeo',
    powers: [{ can: 'network-out', words: 'inspect --tls-verify=false docker://example.com/x', mild: true, seen: true }],
    source: ['docs:skopeo'],
    confidence: 'high',
  },
];
