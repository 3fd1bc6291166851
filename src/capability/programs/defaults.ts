import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'defaults',
    powers: [{ can: 'persist', words: 'write x LoginHook /tmp/x' }],
    safe: ['read'],
    instead: ['defaults read:*'],
    source: ['docs:macos'],
    confidence: 'medium',
  },
  {
    prefix: 'defaults write',
    powers: [{ can: 'persist', words: 'x LoginHook /tmp/x' }],
    rather: ['defaults read:*'],
    source: ['docs:macos'],
    confidence: 'medium',
  },
];
