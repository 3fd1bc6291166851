import { allRules } from '../../rules/all.lazy.ts';
import { source } from '../../rules/source.ts';
import { CLIENT_VERSION } from '../client/version.ts';
import type { Config } from '../findings/config.ts';
import type { Finding } from '../findings/finding.ts';
import { fingerprints } from '../findings/fingerprint.ts';
import type { Run } from '../model/run.ts';
import { type Checked, type CheckOptions, check } from '../pipelines/check.ts';
import { CAPABILITY_ORDER } from '../pipelines/diff/changes.ts';
import { type Difference, difference } from '../pipelines/diff/diff.ts';
import { profilesOf } from '../pipelines/diff/snapshot.ts';
import { concealed } from '../report/conceal.ts';
import { diffJson } from '../report/diff-json.ts';
import { diffMarkdown } from '../report/diff-markdown.ts';
import { type DiffReport, isWider } from '../report/diff-report.ts';
import { STATEMENT_RULES, statements } from '../report/diff-statements.ts';
import { diffText } from '../report/diff-text.ts';
import { github } from '../report/github.lazy.ts';
import { printed } from '../report/printed.ts';
import type { CheckReport, FormatOptions } from '../report/report.ts';
import { sarif } from '../report/sarif.lazy.ts';
import { VERSION } from '../version.ts';
import type { Host } from '../world/host.ts';
import type { OpenOptions } from '../world/open.ts';
import { configFor, withoutKnown } from './check-config.ts';
import { trustOf } from './check-options.ts';
import { absolute } from './check-targets.ts';
import { DIFF_FLAGS, type DiffFormat } from './diff-flags.ts';
import { type OpenedSide, openSides } from './diff-sides.ts';
import type { Parsed } from './flags.ts';
import { outputsOf, printOutputs } from './output-options.ts';
import { plainLine } from './plain-line.ts';
import { placeOf, runOf } from './session.ts';
import { UsageError } from './usage.ts';

/** `grantlint diff [BASE] [HEAD]`: what became newly permitted, asked or denied. undefined where the command line is not plain. */
export function main(argv: readonly string[], host: Host): number | undefined {
  return plainLine(argv, host, DIFF_FLAGS, run);
}

function run(parsed: Parsed, host: Host): number {
  const { values, operands } = parsed;
  const one = (name: string) => values.get(name)?.[0];
  const outputs = outputsOf<DiffFormat>(parsed, 'text');
  const gates = (values.get('--fail-on') ?? []).flatMap((list) => list.split(',').map((word) => gateOf(word.trim())));
  const managed = one('--managed');
  const options: OpenOptions = {
    env: host.env,
    cwd: host.cwd,
    platform: host.platform,
    ...(values.has('--user') && { home: host.home }),
    ...(managed !== undefined && { managed: absolute(managed, host.cwd) }),
    ...trustOf(values),
  };
  const { base, head } = openSides(operands, values.has('--staged'), options, host);
  const session = runOf(values);
  // Nobody's change is judged by what it says itself.
  const ours = base;
  const from = { config: one('--config'), baseRef: one('--base-ref'), trust: trustOf(values) };
  const config = configFor(ours, from, host);
  const judged = (side: OpenedSide): Checked => {
    const found = checked(side, values.has('--no-findings') ? [] : source, session, config, host);
    return { ...found, findings: withoutKnown(found.findings, ours, from, host) };
  };
  const [was, is] = [judged(base), judged(head)];
  const place = placeOf(head, is.harness, head.kind === 'work tree', host);
  const found = difference(snapshotOf(base, was), snapshotOf(head, is), {
    run: session,
    place,
    config,
    only: values.has('--start-dir'),
    today: host.today(),
  });
  const { added, removed } = findingChanges(was, is, base, head);
  const safe = (findings: readonly Finding[], { harness, rules }: Checked) =>
    concealed({ ...CONCEALING, run: session, findings, rules, documents: harness.documents }).findings;
  const report: DiffReport = printed({
    version: VERSION,
    client: CLIENT_VERSION,
    run: session,
    root: '.',
    user: options.home !== undefined,
    base: comparedOf(base),
    head: comparedOf(head),
    difference: found,
    findings: { added: safe(added, is), removed: safe(removed, was) },
    incomplete: incompleteOf(was, is),
  });
  printOutputs(outputs, parsed, host, (format, how) => formatted(format, report, is, how));
  if (report.incomplete.length > 0) return 3;
  return !values.has('--exit-zero') && gates.some((fails) => fails(report)) ? 1 : 0;
}

function formatted(format: DiffFormat, report: DiffReport, is: Checked, options: FormatOptions): string {
  if (format === 'text') return diffText(report, options);
  if (format === 'markdown') return diffMarkdown(report);
  if (format === 'json' || format === 'json-v1') return diffJson(report);
  const { version, client, run: session, root, incomplete } = report;
  const asCheck: CheckReport = {
    ...{ version, client, run: session, root, incomplete, command: 'diff' },
    findings: statements(report),
    files: is.harness.documents.size,
    documents: is.harness.documents,
    rules: [...STATEMENT_RULES, ...allRules()],
  };
  return format === 'sarif' ? sarif(asCheck) : github(asCheck, options);
}

const CONCEALING = { version: VERSION, client: CLIENT_VERSION, root: '.', incomplete: [], files: 0 } as const;

const comparedOf = ({ kind, name, commit }: OpenedSide) => ({ kind, name, ...(commit !== undefined && { commit }) });

/** One side, judged by the same rules and the same configuration as the other. */
function checked(side: OpenedSide, rules: CheckOptions['rules'], session: Run, config: Config, host: Host): Checked {
  return check(side.world, { rules, run: session, config, today: host.today(), ...(side.found && { found: side.found }) });
}

const snapshotOf = ({ world, kind }: OpenedSide, { harness }: Checked) => ({
  harness,
  profiles: kind === 'file' ? new Map() : profilesOf(world, world.project.list()),
});

/** Findings of one side that the other has not, by their fingerprint. Between a commit and a work tree, what only one of them can know (modes, owners) is no change. */
function findingChanges(
  was: Checked,
  is: Checked,
  base: OpenedSide,
  head: OpenedSide,
): { readonly added: readonly Finding[]; readonly removed: readonly Finding[] } {
  const open = ({ findings }: Checked) => findings.filter(({ accepted }) => !accepted);
  const lacking = (mine: readonly Finding[], theirs: readonly Finding[]) => {
    const known = new Set(fingerprints(theirs));
    const prints = fingerprints(mine);
    return mine.filter((_, i) => !known.has(prints[i] ?? ''));
  };
  const comparable = (finding: Finding, other: Checked): boolean => {
    if (base.kind === head.kind || finding.line !== null) return true;
    return !other.harness.facts.exists(finding.file);
  };
  return {
    added: lacking(open(is), open(was)).filter((finding) => comparable(finding, was)),
    removed: lacking(open(was), open(is)).filter((finding) => comparable(finding, is)),
  };
}

function incompleteOf(was: Checked, is: Checked): DiffReport['incomplete'] {
  const seen = new Set(is.incomplete.map(({ file, reason }) => `${file}\n${reason}`));
  return [
    ...is.incomplete,
    ...was.incomplete.filter(({ file, reason }) => !seen.has(`${file}\n${reason}`)).map(({ file, reason }) => ({ file, reason: `in the base: ${reason}` })),
  ];
}

type Gate = (report: DiffReport) => boolean;

/** What `--fail-on` names. A change that somebody answers for does not count. */
function gateOf(word: string): Gate {
  const open = ({ changes }: Difference) => changes.filter(({ accepted }) => !accepted);
  const widened: Gate = ({ difference: d }) =>
    open(d).some(isWider) ||
    d.unknown.length > 0 ||
    d.files.some(({ change }) => change === 'falls out of force') ||
    d.surfaces.some(({ effect }) => effect === 'runs code' || effect === 'guard gone' || effect === 'opens');
  switch (word) {
    case 'widened':
      return widened;
    case 'narrowed':
      return ({ difference: d }) => d.changes.some((change) => !isWider(change));
    case 'changed':
      return ({ difference: d }) => d.verdict !== 'equivalent' || d.surfaces.length + d.files.length > 0;
    case 'unknown':
      return ({ difference: d }) => d.unknown.length > 0;
    case 'finding':
      return ({ findings }) => findings.added.some(({ severity }) => severity === 'error');
    case 'surface':
      return ({ difference: d }) => d.surfaces.some(({ effect }) => effect !== 'changes' && effect !== 'closes');
  }
  const capability = CAPABILITY_ORDER.find((known) => word === `capability:${known}`);
  if (capability === undefined) {
    const known = ['widened', 'narrowed', 'changed', 'unknown', 'finding', 'surface', ...CAPABILITY_ORDER.map((name) => `capability:${name}`)];
    throw new UsageError(`--fail-on ${word}: known are ${known.join(', ')}`);
  }
  return ({ difference: d }) => open(d).some((change) => isWider(change) && change.to === 'allow' && change.capability.includes(capability));
}
