import { source } from '../../rules/source.ts';
import { BASELINE_FILE, baselineOf, baselineText, lacking, pruned, readBaseline, sizeOf } from '../findings/baseline.ts';
import { atLeast } from '../findings/finding.ts';
import type { Severity } from '../findings/rule.ts';
import { check } from '../pipelines/check.ts';
import { counted } from '../report/report.ts';
import { visible } from '../report/visible.ts';
import type { Host } from '../world/host.ts';
import { pathKind, readInput } from '../world/input.ts';
import { writeWhole } from '../world/writer.ts';
import { BASELINE_FLAGS } from './baseline-flags.ts';
import { configFor } from './check-config.ts';
import { trustOf } from './check-options.ts';
import { openTargets } from './check-targets.ts';
import type { Parsed } from './flags.ts';
import { plainLine } from './plain-line.ts';
import { runOf } from './session.ts';
import { UsageError } from './usage.ts';

/** `grantlint baseline [FOLDER]`: records the findings of today, so that only new ones count. undefined where the command line is not plain. */
export function main(argv: readonly string[], host: Host): number | undefined {
  return plainLine(argv, host, BASELINE_FLAGS, run);
}

function run({ values, operands }: Parsed, host: Host): number {
  const one = (name: string) => values.get(name)?.[0];
  if (operands.length > 1) throw new UsageError('baseline records one folder');
  if (values.has('--prune') && values.has('--check')) throw new UsageError('--prune and --check exclude each other');
  const trust = trustOf(values);
  const [target] = openTargets(
    { paths: operands, source: { kind: 'work' }, changed: undefined, user: values.has('--user'), managed: one('--managed'), trust },
    host,
  );
  if (!target || target.focus) throw new UsageError(`${operands[0] ?? '.'} is no folder to record`);
  const config = configFor(target, { config: one('--config'), baseRef: undefined, trust }, host);
  const { findings, incomplete } = check(target.world, { rules: source, run: runOf(values), config, today: host.today() });
  if (incomplete.length > 0) {
    for (const { file, reason } of incomplete) host.err(`grantlint: ${file === '' ? '' : `${visible(file)}: `}${visible(reason)}\n`);
    host.err('grantlint: the baseline was left as it is: what could not be read cannot be recorded\n');
    return 3;
  }
  const severity = (one('--severity') as Severity | undefined) ?? 'note';
  const now = baselineOf(
    findings.filter((finding) => atLeast(finding.severity, severity)),
    BASELINE_FILE,
  );
  const path = `${target.root.replace(/(?<!\/)\/+$/, '')}/${BASELINE_FILE}`;
  const before = pathKind(path) === 'file' ? readBaseline(BASELINE_FILE, new TextDecoder().decode(readInput(path))) : baselineOf([], BASELINE_FILE);
  if (typeof before === 'string' && (values.has('--prune') || values.has('--check'))) throw new UsageError(before);
  const known = typeof before === 'string' ? baselineOf([], BASELINE_FILE) : before;
  const [fresh, gone] = [lacking(now, known), lacking(known, now)];
  if (values.has('--check')) {
    host.out(`${BASELINE_FILE}: ${counted(sizeOf(known), 'finding')}; ${gone} no longer occur${gone === 1 ? 's' : ''}, ${fresh} not in it.\n`);
    return gone > 0 ? 1 : 0;
  }
  const next = values.has('--prune') ? pruned(known, now) : now;
  if (sizeOf(next) === 0 && pathKind(path) === undefined) {
    host.out('Nothing to record: there are no findings that nobody answers for.\n');
    return 0;
  }
  writeWhole(path, baselineText(next));
  host.out(
    values.has('--prune')
      ? `${BASELINE_FILE}: ${counted(sizeOf(next), 'finding')}; ${gone} taken out.\n`
      : `${BASELINE_FILE}: ${counted(sizeOf(next), 'finding')} recorded; ${fresh} new, ${gone} gone. From now on they are listed as accepted and do not count.\n`,
  );
  return 0;
}
