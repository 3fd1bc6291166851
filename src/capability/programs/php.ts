import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'php',
    powers: [
      { can: 'exec', words: `-r 'system("id");'`, purpose: true, seen: true },
      { can: 'read-any', words: `-r 'readfile("/etc/passwd");'`, mild: true, seen: true },
      { can: 'network-in', words: '-S 0.0.0.0:8124', mild: true, seen: true },
    ],
    safe: ['-l'],
    instead: ['php artisan test', 'php -v'],
    source: ['gtfo:php'],
    confidence: 'high',
  },
  {
    prefix: 'php -r',
    powers: [{ can: 'exec', words: `'system("id");'`, purpose: true }],
    rather: ['php artisan test'],
    source: ['gtfo:php'],
    confidence: 'medium',
  },
  {
    prefix: 'php artisan',
    powers: [
      { can: 'exec', words: `tinker --execute 'system("id");'`, mild: true, needs: 'configuration' },
      { can: 'destroy', words: 'migrate:fresh --force', by: ['migrate:fresh'], mild: true, needs: 'credentials' },
    ],
    source: ['docs:laravel'],
    confidence: 'medium',
  },
];
