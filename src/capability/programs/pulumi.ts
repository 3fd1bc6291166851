import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'pulumi',
    powers: [{ can: 'destroy', words: 'destroy --yes', needs: 'credentials' }],
    safe: ['preview', 'stack ls'],
    instead: ['pulumi preview'],
    source: ['docs:pulumi'],
    confidence: 'medium',
  },
  {
    prefix: 'pulumi up',
    also: ['pulumi destroy'],
    powers: [{ can: 'destroy', words: '--yes' }],
    rather: ['pulumi preview'],
    source: ['docs:pulumi'],
    confidence: 'medium',
  },
];
