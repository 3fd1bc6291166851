import { applyBaseline, BASELINE_FILE, readBaseline } from '../findings/baseline.ts';
import type { Finding } from '../findings/finding.ts';
import { decode } from '../load/document/encoding.ts';
import type { Host } from '../world/host.ts';
import { openCommit } from '../world/open.ts';
import type { CheckArguments } from './check-options.ts';
import type { Target } from './check-targets.ts';

/** The findings, with those marked that the nearest baseline knows: of the tree itself, or of the base commit with `--base-ref`. A string says what is wrong with it. */
export function markKnown(
  findings: readonly Finding[],
  target: Pick<Target, 'world' | 'root'>,
  args: Pick<CheckArguments, 'config' | 'baseRef' | 'trust'>,
  host: Host,
): readonly Finding[] | string {
  if (args.config === 'none') return findings;
  const opened = args.baseRef === undefined ? undefined : openCommit(target.root, args.baseRef, { env: host.env, cwd: host.cwd, ...args.trust });
  const tree = opened ? opened.world?.project : target.world.project;
  for (let n = 0; tree && n <= (target.world.parents?.repository ?? 0); n++) {
    const file = `${'../'.repeat(n)}${BASELINE_FILE}`;
    const { bytes } = tree.read(file);
    if (!bytes) continue;
    const baseline = readBaseline(file, decode(bytes));
    return typeof baseline === 'string' ? baseline : applyBaseline(findings, baseline);
  }
  return findings;
}
