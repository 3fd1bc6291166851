import { rules } from '../../rules/index.ts';
import type { Host } from '../world/host.ts';

/** `grantlint rules`: one line a rule, or all of it as JSON. */
export function main(argv: readonly string[], host: Host): number {
  if (argv.includes('json') || argv.includes('--format=json')) {
    const list = rules.map(({ id, title, severity, confidence, tier = 'default', since, why, remedy, options = {} }) => ({
      id,
      title,
      severity,
      confidence,
      tier,
      since,
      why,
      remedy,
      options,
    }));
    host.out(`${JSON.stringify({ version: 1, rules: list }, null, 2)}\n`);
    return 0;
  }
  const width = Math.max(...rules.map((r) => r.id.length));
  for (const r of rules) host.out(`${r.id.padEnd(width)}  ${r.severity.padEnd(7)}  ${r.title}\n`);
  return 0;
}
