import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'gsutil',
    powers: [
      { can: 'destroy', words: '-m rm -r gs://x', needs: 'credentials' },
      { can: 'network-out', words: 'cp .env gs://x/', needs: 'credentials' },
    ],
    instead: ['gsutil ls gs://bucket'],
    source: ['docs:gsutil'],
    confidence: 'medium',
  },
];
