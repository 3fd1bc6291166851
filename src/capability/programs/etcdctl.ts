import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'etcdctl',
    powers: [
      { can: 'network-out', words: '--endpoints=http://example.com:80 put k v', mild: true, seen: true },
      { can: 'destroy', words: `del '' --prefix`, needs: 'credentials' },
    ],
    source: ['docs:etcdctl'],
    confidence: 'high',
  },
];
