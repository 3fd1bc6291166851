import { expect, test } from 'vitest';
import type { Row } from '../../src/transcripts/usage.ts';
import { SAMPLES, SESSIONS, sessionFiles, usageOf } from './logs.ts';

/*
 * Another reader of the same logs, as anybody would write one who may hold a file as one text: everything parsed, everything kept. It shares no line
 * of code with the program.
 */

interface Seen {
  readonly tool: string;
  readonly first: string;
  readonly who: string;
}

// biome-ignore lint/suspicious/noExplicitAny: a line may hold anything, and this reader is to be as plain as possible
type Line = any;

function naive(texts: readonly string[]): { readonly calls: readonly Seen[]; readonly times: readonly string[]; readonly sessions: ReadonlySet<string> } {
  const uuids = new Set<string>();
  const calls: Seen[] = [];
  const times: string[] = [];
  const sessions = new Set<string>();
  for (const text of texts) {
    const lines: Line[] = text.split('\n').flatMap((one) => (one.trim() === '' ? [] : [JSON.parse(one)]));
    const isWarmup = lines[0]?.isSidechain === true && lines[0].message?.content === 'Warmup';
    const uses = new Map<string, Line>();
    for (const line of lines) {
      if (line.timestamp) times.push(line.timestamp);
      if (line.sessionId) sessions.add(line.sessionId);
      if (line.uuid !== undefined && uuids.has(line.uuid)) continue;
      if (line.uuid !== undefined) uuids.add(line.uuid);
      if (!Array.isArray(line.message?.content)) continue;
      for (const block of line.message.content) {
        if (block.type === 'tool_use') uses.set(block.id, block);
        if (block.type === 'tool_result') {
          const use = uses.get(block.tool_use_id);
          calls.push({ tool: use.name, first: String(use.input.command ?? '').split(' ')[0] ?? '', who: who(line, block, isWarmup) });
        }
      }
    }
  }
  return { calls, times, sessions };
}

function who(line: Line, block: Line, isWarmup: boolean): string {
  const decision = line.permissionDecision;
  if (!decision) {
    if (line.toolDenialBeforeRun) return 'person refused';
    const said = String(block.content).replace('<tool_use_error>', '');
    if (isWarmup || !block.is_error) return 'unrecorded unrecorded';
    if (line.toolDenialKind === 'permission-rule' || /^(Permission to use|File is in a directory that is denied)/.test(said)) return 'rule refused';
    if (line.toolDenialKind === 'user-rejected' || said.startsWith('This command requires approval')) return 'nobody refused';
    return 'unrecorded unrecorded';
  }
  const went = decision.decision === 'accept' ? 'allowed' : 'refused';
  const byReason: Record<string, string> = {
    rule: 'rule',
    subcommandResults: 'parts',
    mode: 'mode',
    hook: 'hook',
    classifier: 'classifier',
    asyncAgent: 'nobody',
  };
  if (decision.reasonType) return `${byReason[decision.reasonType]} ${went}`;
  if (decision.source !== 'config') {
    const reach = went === 'refused' ? '' : decision.source === 'user_permanent' ? ' always' : ` ${decision.grantScope}`;
    return `${line.entrypoint === 'cli' ? 'person' : 'callback'} ${went}${reach}`;
  }
  return went === 'refused' ? 'nobody refused' : 'unneeded allowed';
}

const counted = (keys: readonly string[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
};
const flat = (name: string, { outcomes }: Pick<Row, 'outcomes'>) =>
  outcomes.map(({ cause, verdict, reach, calls }) => [`${name}${cause} ${verdict}${reach ? ` ${reach}` : ''}`, calls] as const);

const texts = (names: readonly string[]) => names.map((name) => SESSIONS[name] ?? '');
const groups: readonly (readonly [string, readonly string[]])[] = [
  ['all of them', sessionFiles()],
  ...[...new Set(sessionFiles().map((name) => name.split('/')[0] ?? ''))].map(
    (folder) => [folder, sessionFiles().filter((name) => name.startsWith(`${folder}/`))] as const,
  ),
];

test.each(groups)('counts of sample sessions are those of a reader that parses everything: %s', (_, names) => {
  const { calls, times, sessions } = naive(texts(names));
  const { usage, counts, unknown } = usageOf(texts(names));
  expect(usage.calls).toBe(calls.length);
  expect(usage.unanswered).toBe(0);
  expect(Object.fromEntries(flat('', { outcomes: usage.decisions }))).toEqual(counted(calls.map((call) => call.who)));
  expect(Object.fromEntries(usage.tools.flatMap((row) => flat(`${row.name} `, row)))).toEqual(counted(calls.map((call) => `${call.tool} ${call.who}`)));
  expect(Object.fromEntries(usage.tools.map((row) => [row.name, row.calls]))).toEqual(counted(calls.map(({ tool }) => tool)));
  for (const program of ['git', 'npm', 'touch', 'ls', 'echo', 'cat', 'curl']) {
    const own = usage.commands.filter(({ name }) => name === `Bash(${program})` || name.startsWith(`Bash(${program} `));
    expect(
      own.reduce((sum, row) => sum + row.calls, 0),
      program,
    ).toBe(calls.filter(({ tool, first }) => tool === 'Bash' && first === program).length);
  }
  expect([usage.window.first, usage.window.last]).toEqual([times.toSorted()[0], times.toSorted().at(-1)]);
  const { attended, unattended, unrecorded } = usage.window.sessions;
  expect(attended + unattended + unrecorded).toBe(sessions.size);
  expect(unknown).toEqual([]);
  expect(counts).toMatchObject({ files: names.length, broken: 0, overlong: 0, cut: 0, copies: 0, unmatched: 0 });
});

test('what all sample sessions come to', () => {
  const { usage } = usageOf(texts(sessionFiles()));
  expect(Object.fromEntries(flat('', { outcomes: usage.decisions }))).toEqual({
    'rule allowed': 21,
    'rule refused': 32,
    'parts allowed': 26,
    'parts refused': 3,
    'mode allowed': 11,
    'mode refused': 6,
    'hook allowed': 3,
    'hook refused': 3,
    'classifier refused': 6,
    'person allowed once': 2,
    'person allowed session': 3,
    'person allowed always': 3,
    'person refused': 3,
    'callback allowed once': 2,
    'callback refused': 6,
    'nobody refused': 77,
    'unneeded allowed': 5,
    'unrecorded unrecorded': 22,
  });
  expect(usage.window.sessions).toEqual({ attended: 3, unattended: 21, unrecorded: 1 });
  expect(usage.window.versions).toEqual(['2.0.77', '2.1.100', '2.1.150', '2.1.200', '2.1.250', '2.1.293', '2.1.307', '2.1.329']);
});

test('single lines without what stands before them are read, and their results said to be without a call', () => {
  const { usage, counts, unknown } = usageOf([SESSIONS[SAMPLES] ?? '']);
  expect(usage.calls).toBe(1);
  expect(counts).toMatchObject({ lines: 25, broken: 0, unmatched: 19 });
  expect(unknown).toEqual([]);
});
