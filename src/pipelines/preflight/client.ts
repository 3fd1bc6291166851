import { CLIENT_VERSION } from '../../client/version.ts';
import { dirname } from '../../policy/paths/posix.ts';
import { AS_THE_USER, type Results } from './failure.ts';
import type { Launch } from './launch.ts';
import { endOf, findProgram, type Program, programFault, type RunMachine } from './machine.ts';

/** The client of the run, as far as its files say. */
export interface FoundClient {
  readonly file: string;
  readonly version: string | undefined;
}

/** Older ones run a program that the checked-out repository's git configuration names (VER-FLOOR, GitSpawn) and start servers that nobody approved. */
const FLOOR = '2.1.196';

/** The client is found as the script finds it, and its version read from its package. It is never run. */
export function checkClient(launch: Launch, machine: RunMachine, results: Results): FoundClient | undefined {
  const { start } = launch;
  checkWrappers(launch, machine, results);
  if (start?.package) return checkPackage(launch, results);
  const name = programName(launch);
  if (name === undefined) {
    results.doubt('client', 'which client the script starts: the name of the program is known only when it runs', 'Write its path, or `claude`.');
    return undefined;
  }
  const program = followed(findProgram(name, launch.path, launch.cwd, machine), launch, machine);
  const fault = programFault(program);
  if (fault !== undefined || program.found !== 'runs') {
    if (program.found === 'hidden') results.doubt('client', `the client: ${name} ${fault}`, AS_THE_USER);
    else if (program.found === 'nowhere' && launch.path.length === 0)
      results.fail('client', `the client ${name} cannot be found: the run has no PATH`, 'Set PATH in the crontab or the script.');
    else if (program.found === 'nowhere' && !name.includes('/'))
      results.fail(
        'client',
        `the client ${name} is in no folder of the run's PATH (${launch.path.join(':')})`,
        'Add the folder of `command -v claude` to the PATH that the script or the crontab sets, or call it by its path.',
      );
    else results.fail('client', `the client ${name} ${fault ?? ''}`, 'Install it again, or correct the path.');
    return undefined;
  }
  const version = versionOf(program.real, machine);
  if (version === undefined) {
    results.doubt(
      'client',
      `the version of the client: nothing around ${program.real} says that it is one`,
      'Start the client as its own installer puts it there, not through a program of another name.',
    );
    return { file: program.file, version };
  }
  tooOld(version, program.file, results);
  othersMayReplace(program.real, machine, results);
  return { file: program.file, version };
}

function tooOld(version: string, file: string, results: Results): void {
  if (compareVersions(version, FLOOR) < 0)
    results.fail(
      'client',
      `client ${version} (${file}) is older than ${FLOOR}: known holes let a repository run programs, and rules do not mean what they mean today`,
      `Update it; ${CLIENT_VERSION} is the version that everything here was measured on.`,
    );
}

function othersMayReplace(real: string, machine: RunMachine, results: Results): void {
  for (const path of [real, dirname(real)]) {
    const look = machine.look(path);
    if (look && look !== 'hidden' && look.mode & 0o002 && !(look.mode & 0o1000)) {
      results.fail('client', `every user of this machine can replace the client: ${path} is writable by all`, `Run \`chmod o-w ${path}\`.`);
      return;
    }
  }
}

/** The program as written, behind its wrappers; without a script it is `claude`. */
function programName({ start, told }: Launch): string | undefined {
  if (!start) return 'claude';
  const { command } = start;
  const word = command?.words[command.words.length - command.args.length - 1];
  return word && told(word);
}

/** `timeout` and `flock` in front of it, `tee` behind it: without them it does not start, or its output is lost. */
function checkWrappers(launch: Launch, machine: RunMachine, results: Results): void {
  const { start } = launch;
  const own = new Set((start?.text?.commands ?? []).flatMap(({ functions }) => functions));
  const names = new Set((start?.command?.wrappers ?? []).map(({ name }) => name).filter((name) => !BUILT_IN.has(name)));
  for (let next = start?.command?.feeds?.command; next; next = next.feeds?.command) {
    if (/^[\w.-]+$/.test(next.program) && !BUILT_IN.has(next.program) && !own.has(next.program)) names.add(next.program);
  }
  for (const name of names) {
    const program = findProgram(name, launch.path, launch.cwd, machine);
    if (program.found !== 'runs')
      results.fail(
        'script',
        `${name}, which the script needs to start the client, ${programFault(program)} on the run's PATH (${launch.path.join(':')})`,
        'Install it, or add its folder to the PATH.',
      );
  }
}

const BUILT_IN: ReadonlySet<string> = new Set([
  'exec',
  'command',
  'builtin',
  'time',
  'noglob',
  'while',
  'read',
  'if',
  'for',
  '{',
  'echo',
  'printf',
  'test',
  '[',
  '[[',
]);

/** `npx @anthropic-ai/claude-code@2.1.329`: what is run is what the registry or the cache gives at that time. */
function checkPackage(launch: Launch, results: Results): FoundClient | undefined {
  const { start } = launch;
  const version = start?.package?.version;
  const runner = start?.command?.wrappers.at(-1)?.name ?? 'npx';
  if (version === undefined || !/^\d+\.\d+\.\d+$/.test(version)) {
    results.doubt(
      'client',
      `the version of the client: ${runner} takes whatever is there when it runs`,
      'Install the client, or name a version: `@anthropic-ai/claude-code@2.1.329`.',
    );
    return undefined;
  }
  tooOld(version, runner, results);
  results.skip(`whether ${runner} can fetch the client`, 'that needs the network');
  return { file: runner, version };
}

/** A small script that hands over to the client: `exec "/home/x/.claude/local/node_modules/.bin/claude" "$@"`. */
function followed(program: Program, launch: Launch, machine: RunMachine): Program {
  if (program.found !== 'runs') return program;
  const head = machine.head(program.real);
  const inner = head !== undefined && /^#![^\n]*sh\b/.test(head) ? /^[ \t]*(?:exec[ \t]+)?"?([^\s"$]+)"?[ \t]+"\$@"[ \t]*$/m.exec(head)?.[1] : undefined;
  if (inner === undefined) return program;
  const next = findProgram(inner, launch.path, launch.cwd, machine);
  return next.found === 'runs' && next.real === program.real ? program : next;
}

/** From the package that the program lies in, or the folder of versions of the native installer. */
export function versionOf(real: string, machine: RunMachine): string | undefined {
  const native = /\/claude\/versions\/(\d+\.\d+\.\d+)(?:\/|$)/.exec(real)?.[1];
  if (native !== undefined) return native;
  for (let folder = dirname(real), n = 0; n < 40; folder = dirname(folder), n++) {
    const manifest = endOf(folder === '/' ? '/package.json' : `${folder}/package.json`, machine);
    const text = manifest.look === undefined ? undefined : machine.text(manifest.path);
    const version = text === undefined ? undefined : versionIn(text);
    if (version !== undefined) return version;
    if (folder === '/') return undefined;
  }
  return undefined;
}

function versionIn(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    const { name, version } = value as Readonly<Record<string, unknown>>;
    return typeof name === 'string' && /^@anthropic-ai\/claude-code(?:-|$)/.test(name) && typeof version === 'string' && /^\d+\.\d+\.\d+$/.test(version)
      ? version
      : undefined;
  } catch {
    return undefined;
  }
}

function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.split('.').map(Number));
  for (let i = 0; i < 3; i++) {
    const difference = (left?.[i] ?? 0) - (right?.[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
