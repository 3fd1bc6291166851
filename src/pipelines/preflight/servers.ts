import { EXPANDED, normalisedServer } from '../../client/mcp-variables.ts';
import { place } from '../../findings/finding.ts';
import { asStrings } from '../../load/values.ts';
import type { Harness, McpServer } from '../../model/harness.ts';
import { resolve } from '../../policy/paths/posix.ts';
import { type ServerStanding, serverStandings } from '../loaded-servers.ts';
import type { StartedSession } from '../session.ts';
import { AS_THE_USER, type Results } from './failure.ts';
import type { Launch } from './launch.ts';
import { endOf, findProgram, programFault, type RunMachine } from './machine.ts';
import type { ClientState } from './trust.ts';
import { expansionEnvironment, processEnvironment } from './variables.ts';

/** Programs whose first word of their own is a script. */
const RUNS_SCRIPT = /^(?:node|nodejs|bun|deno|tsx|ts-node|python[\d.]*|ruby|perl|php|(?:ba|da|z)?sh)$/;
/** Programs that fetch what they run. */
const FETCHES = /^(?:npx|pnpx|bunx|uvx|pipx|uv|npm|pnpm|yarn|docker|podman)$/;

/** The servers that this run starts, after saying of each that cannot start why. A dead server is only a word in the client's own list: the run goes on without its tools. */
export function checkServers(
  harness: Harness,
  session: StartedSession,
  state: ClientState | undefined,
  launch: Launch,
  machine: RunMachine,
  results: Results,
): readonly McpServer[] {
  const standings = serverStandings(harness, session, state?.project);
  const wanted = grantedServers(session);
  const starting: McpServer[] = [];
  for (const { server, status, reason } of standings) {
    if (status === 'starts') starting.push(server);
    else if (status === 'conditional') results.skip(`the server ${server.name} of a plugin`, 'whether the plugin is installed was not looked at');
    else offServer(server, reason, wanted, harness, results);
  }
  const expand = expansionEnvironment(launch, session);
  const env = processEnvironment(launch, session);
  for (const server of starting) start(server, expand, env, harness, launch, machine, results);
  return starting;
}

/** Off on purpose is no fault, until a rule grants its tools. */
function offServer(server: McpServer, reason: ServerStanding['reason'], wanted: ReadonlySet<string>, harness: Harness, results: Results): void {
  // What the client skips because of its shape is a finding of a rule already.
  if (reason?.startsWith('the client ') || !wanted.has(normalisedServer(server.name))) return;
  const { file, line } = place(harness.documents, server.origin);
  results.fail(
    'servers',
    `server ${server.name} does not start: ${reason ?? 'it is off'}; rules in force grant its tools`,
    'Take it off that list, or take the rules out.',
    { file, line },
  );
}

/** Servers that allow rules in force speak of. */
function grantedServers({ policy }: StartedSession): ReadonlySet<string> {
  return new Set(policy.rules.all.flatMap(({ effect, tool }) => (effect === 'allow' && tool.startsWith('mcp__') ? [tool.slice(5).split('__')[0] ?? ''] : [])));
}

function start(
  server: McpServer,
  expand: ReadonlyMap<string, string>,
  env: ReadonlyMap<string, string>,
  harness: Harness,
  launch: Launch,
  machine: RunMachine,
  results: Results,
): void {
  const { name, value } = server;
  const at = place(harness.documents, server.origin);
  const put = (text: string): string =>
    text.replace(EXPANDED, (whole, variable: string, fallback?: string) => expand.get(variable) ?? fallback?.slice(2) ?? whole);
  const command = value['command'];
  if (typeof value['url'] === 'string' && command === undefined) {
    results.skip('whether remote servers answer', 'that needs the network');
    return;
  }
  if (typeof command !== 'string') return;
  const written = put(command);
  // A variable that is not set is told as such.
  if (/\$\{/.test(written)) return;
  const own = value['env'] as Readonly<Record<string, unknown>> | undefined;
  const ownPath = typeof own?.['PATH'] === 'string' ? put(own['PATH']) : env.get('PATH');
  const path = (ownPath ?? '').split(':').filter((folder) => folder !== '');
  const program = findProgram(written, path, launch.cwd, machine);
  if (program.found !== 'runs') {
    const where =
      program.found === 'nowhere' && !written.includes('/')
        ? `is in no folder of the PATH that it gets (${path.join(':')})`
        : programFault(program, command === written ? undefined : command);
    const words = written.includes(' ') && program.found === 'nowhere' ? `; the client takes the whole text for the name of a program` : '';
    if (program.found === 'hidden') results.doubt('servers', `server ${name}: its command ${command} ${where}`, AS_THE_USER, at);
    else
      results.fail(
        'servers',
        `server ${name} cannot start: its command ${command} ${where}${words}`,
        words === '' ? 'Install it, write its full path, or add its folder to the PATH of the run.' : 'Put the words after the first into `args`.',
        at,
      );
    return;
  }
  const args = asStrings(value['args']) ?? [];
  const base = written.slice(written.lastIndexOf('/') + 1);
  if (FETCHES.test(base)) results.skip(`whether ${base} can fetch what it starts`, 'that needs the network');
  const script = RUNS_SCRIPT.test(base) ? scriptIn(args, put) : undefined;
  if (script !== undefined) {
    const { look } = endOf(resolve(launch.cwd, put(script)), machine);
    if (look === 'hidden') results.doubt('servers', `server ${name}: this user may not look at ${script}`, AS_THE_USER, at);
    else if (look === undefined)
      results.fail(
        'servers',
        `server ${name} cannot start: ${script}, which ${base} should run, is not there (relative paths start in ${launch.cwd})`,
        'Build or install it, or correct the path.',
        at,
      );
  }
}

/** The script among an interpreter's words, as written, where it is plainly a path. */
function scriptIn(args: readonly string[], put: (text: string) => string): string | undefined {
  for (const word of args) {
    if (/^(?:-[cemr]|--eval|--print|-p|--require|--import|--loader|-W|-X|-I|run|--)$/.test(word)) return undefined;
    if (word.startsWith('-')) continue;
    const path = put(word);
    return /^\.{0,2}\/|\.(?:[cm]?[jt]s|py|rb|pl|php|sh)$/.test(path) && !/[$:]/.test(path) ? word : undefined;
  }
  return undefined;
}
