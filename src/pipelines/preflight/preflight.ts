import { DEFAULT_RUN } from '../../client/default-run.ts';
import type { Config } from '../../findings/config.ts';
import type { AnyRule } from '../../findings/rule.ts';
import { discover } from '../../load/discover.ts';
import { load } from '../../load/load.ts';
import { readServersIn } from '../../load/read/mcp.ts';
import type { ClientStart } from '../../model/entry.ts';
import type { Harness, McpServer } from '../../model/harness.ts';
import type { Mode } from '../../model/run.ts';
import { isWithin, resolve } from '../../policy/paths/posix.ts';
import { type World, worldProblems } from '../../world/tree.ts';
import { type Place, startSession } from '../session.ts';
import { checkClient, type FoundClient } from './client.ts';
import { type CommandLine, commandLineOf, filesOf, withTexts } from './command-line.ts';
import { AS_THE_USER, collect, type Failure, type NotChecked, type Results } from './failure.ts';
import { checkHooks } from './hooks.ts';
import { type Launch, launchOf, type Surroundings } from './launch.ts';
import { checkLogin } from './login.ts';
import { checkLogs } from './logs.ts';
import { endOf, type RunMachine } from './machine.ts';
import { checkMode, modeOf } from './mode.ts';
import { checkRules } from './rules.ts';
import { startsIn } from './script.ts';
import { checkVarsFiles } from './secrets.ts';
import { checkServers } from './servers.ts';
import { checkSkill } from './skill.ts';
import { type ClientState, readState } from './trust.ts';
import { checkLines, checkVariables } from './variables.ts';

/** A job that is about to start. */
export interface Job {
  readonly around: Surroundings;
  /** Absolute path of the entry script. */
  readonly script: string | undefined;
  readonly skill: string | undefined;
  readonly mode: Mode | undefined;
  readonly machine: RunMachine;
  readonly rules: readonly AnyRule[];
  readonly today: string;
  /** Opens the folder of a run with its home folder; told once the script has said which. */
  open(launch: Launch): Ground;
}

/** Where a run stands: its files, our configuration for it, and its place for the engine. */
export interface Ground {
  readonly world: World;
  readonly config: Config;
  place(harness: Harness): Place;
}

export interface Outcome {
  readonly failures: readonly Failure[];
  readonly notChecked: readonly NotChecked[];
  /** What was found of each start of the client. */
  readonly runs: readonly RunSummary[];
}

export interface RunSummary {
  readonly folder: string;
  readonly home: string | undefined;
  readonly client: FoundClient | undefined;
  readonly mode?: string;
  readonly servers?: readonly string[];
}

/** Everything that a run without a person needs; what cannot be established is a failure. One start of the client after the other. */
export function preflight(job: Job): Outcome {
  const results = collect();
  const starts: readonly (ClientStart | undefined)[] = job.script === undefined ? [undefined] : startsIn(job.script, job.machine, results);
  if (starts.length === 0) results.skip('everything else', 'the script decides where and how the client starts');
  const runs = starts.map((start) => checkRun(start, job, results));
  return { failures: results.failures(), notChecked: results.skipped(), runs };
}

function checkRun(start: ClientStart | undefined, job: Job, results: Results): RunSummary {
  const { machine } = job;
  const launch = launchOf(start, job.script, job.around, machine, results);
  const summary = { folder: launch.cwd, home: launch.home };
  const stands = checkEnvironment(launch, machine, results);
  const client = checkClient(launch, machine, results);
  if (!stands) {
    results.skip('what the session loads', 'it has no home folder, or no folder of its own to start in');
    return { ...summary, client };
  }
  const line = commandLineOf(launch, machine, results);
  // Only what the project brings along needs trust.
  const state = readState(launch, line.sources.has('project') || line.sources.has('local'), machine, results);
  const { world, config, place } = job.open(launch);
  const harness = harnessOf(withTexts(world, line.texts), line, state, launch, config);
  const run = { ...DEFAULT_RUN, mode: modeOf(job.mode, launch, results), headless: true };
  // As if trusted: that it is not has been said, and what comes of it need not be said again.
  const session = startSession(harness, run, place(harness), line.rules);
  checkMode(session, machine, results);
  const findings = checkRules(job.rules, harness, run, { config, today: job.today, script: launch.script && nameIn(launch.script, launch) }, results);
  checkReading(harness, world, findings, results);
  checkVarsFiles(launch, harness, (path) => nameIn(path, launch), findings, machine, results);
  const starting = checkServers(harness, session, state, launch, machine, results);
  checkLines(launch, results);
  checkVariables(starting, harness, launch, session, results);
  checkHooks(harness, session, findings, launch, machine, results);
  checkLogs(launch, machine, (folder) => world.rights?.accessLists([folder]).get(folder)?.forNew ?? [], results);
  checkLogin(launch, session, machine, results);
  checkSkill(job.skill, harness, session, starting, findings, launch, results);
  return { ...summary, client, mode: session.mode.mode, servers: starting.map(({ name }) => name) };
}

/** HOME, the folder of the run, and the user who starts it. */
function checkEnvironment({ home, cwd, start, told }: Launch, machine: RunMachine, results: Results): boolean {
  let stands = true;
  const folder = (path: string, what: string, remedy: string): void => {
    const { look } = endOf(path, machine);
    if (look !== 'hidden' && look?.kind === 'directory') return;
    stands = false;
    if (look === 'hidden') results.doubt('environment', `${what} ${path}: this user may not look there`, AS_THE_USER);
    else results.fail('environment', `${what} ${path} is ${look ? 'no folder' : 'not there'}`, remedy);
  };
  if (home === undefined) {
    stands = false;
    results.fail(
      'environment',
      'HOME is not set: the client finds neither its settings nor whether the folder is trusted',
      'Set it in the crontab, or with `export HOME=…` in the script.',
    );
  } else if (!home.startsWith('/')) {
    stands = false;
    results.fail('environment', `HOME is ${home}, which is no absolute path`, 'Write the full path.');
  } else folder(home, 'the home folder (HOME)', 'Create it, or set HOME to the home folder of the job’s user.');
  const enter = 'Correct the path of the `cd` in the script, or create the folder.';
  if (endOf(cwd, machine).path === '/') {
    // Its secrets, skills and ignore files would be those of every user and package.
    stands = false;
    results.fail('environment', 'the run starts in /, so the whole disk is its project', enter);
  } else folder(cwd, 'the folder of the run', enter);
  const user = start?.user;
  const name = user && told(user);
  if (user && (name === undefined || !isOurs(name, machine)))
    results.doubt('environment', `what ${name ?? user.text} may read and run: the script starts the client as that user, and we are another`, AS_THE_USER);
  return stands;
}

/** Asked of the file: the system's own way may open a connection to a directory service. */
function isOurs(name: string, machine: RunMachine): boolean {
  const { uid } = machine;
  if (uid === undefined || name === String(uid)) return uid !== undefined;
  return (machine.text('/etc/passwd') ?? '').split('\n').some((line) => line.startsWith(`${name}:`) && line.split(':')[2] === String(uid));
}

/** What this session loads. Of servers with one name the nearest counts: command line, folder, project, user (measured). */
function harnessOf(world: World, line: CommandLine, state: ClientState | undefined, launch: Launch, config: Config): Harness {
  const script = launch.script === undefined ? undefined : nameIn(launch.script, launch);
  const harness = load(world, filesOf(discover(world), line, script), { secrets: config.secrets, ...(config.document && { config: config.document }) });
  const own =
    state && !line.strict && line.sources.has('local')
      ? readServersIn(state.project['mcpServers'], { file: '~/.claude.json', path: ['projects', state.key, 'mcpServers'] }, 'user')
      : [];
  const given = new Set(line.files.map(({ file }) => file));
  const rank = ({ file, kind }: McpServer): number => (given.has(file) ? 0 : kind === 'project' ? 2 : 3);
  const all = [...own.map((server) => ({ server, rank: 1 })), ...harness.servers.map((server) => ({ server, rank: rank(server) }))].sort(
    (a, b) => a.rank - b.rank,
  );
  const servers = all.filter(({ server }, i) => all.findIndex((one) => one.server.name === server.name) === i).map(({ server }) => server);
  return { ...harness, servers };
}

/** Configuration that is there and could not be read: what it says is not known. */
function checkReading(harness: Harness, world: World, findings: readonly { readonly file: string }[], results: Results): void {
  const problems = [
    ...harness.problems.map(({ origin, message }) => ({ file: origin.file, message })),
    ...worldProblems(world).map(({ path, message }) => ({ file: path, message })),
  ];
  for (const { file, message } of problems) {
    if (file === '~/.claude.json' || findings.some((finding) => finding.file === file)) continue;
    if (
      file === '' ||
      /(?:^|\/)\.claude(?:\/|$)|(?:^|\/)\.(?:mcp|claude)\.json$|^~\/?$/.test(file) ||
      harness.problems.some(({ origin }) => origin.file === file)
    )
      results.doubt('settings', `${file === '' ? 'the folder' : file}: ${message}`, AS_THE_USER, { ...(file !== '' && { file }) });
  }
}

/** An absolute path as the harness names it: relative in the folder of the run, with `~` in the home folder. */
function nameIn(path: string, { cwd, home }: Launch): string {
  const file = resolve(cwd, path);
  if (isWithin(file, cwd) && file !== cwd) return file.slice(cwd === '/' ? 1 : cwd.length + 1);
  return home !== undefined && isWithin(file, home) ? `~${file.slice(home.length)}` : file;
}
