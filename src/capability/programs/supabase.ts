import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'supabase',
    powers: [
      { can: 'destroy', words: 'db reset --linked', needs: 'credentials' },
      { can: 'publish', words: 'db push', needs: 'credentials' },
      { can: 'publish', words: 'functions deploy x', mild: true, needs: 'credentials' },
    ],
    safe: ['status'],
    instead: ['supabase status'],
    source: ['docs:supabase'],
    confidence: 'medium',
  },
  {
    prefix: 'supabase db',
    powers: [
      { can: 'destroy', words: 'reset --linked', needs: 'credentials' },
      { can: 'publish', words: 'push', needs: 'credentials' },
    ],
    instead: ['supabase db diff', 'supabase db lint'],
    source: ['docs:supabase'],
    confidence: 'medium',
  },
];
