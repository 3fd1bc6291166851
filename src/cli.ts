import { readFileSync, writeSync } from 'node:fs';
import { main as check } from './commands/check.ts';
import { visible } from './report/visible.ts';
import type { Host } from './world/host.ts';
import { isTerminal, terminalColumns } from './world/terminal.ts';

/** Writes all of it: a pipe may take less at a time, or ask to come again. */
function write(fd: number, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(fd, bytes, at);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : '';
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') throw error;
    }
  }
}

/** Empty for a user whom the system does not know, as in containers, where HOME is not set either. */
function homeFolder(): string {
  const set = process.env['HOME'];
  if (set !== undefined) return set.replaceAll('\\', '/');
  try {
    return process.getBuiltinModule('node:os').homedir().replaceAll('\\', '/');
  } catch {
    return '';
  }
}

const host: Host = {
  cwd: process.cwd().replaceAll('\\', '/'),
  home: homeFolder(),
  env: process.env,
  platform: process.platform,
  get stdoutIsTTY() {
    return isTerminal(1);
  },
  get stderrIsTTY() {
    return isTerminal(2);
  },
  get columns() {
    return terminalColumns();
  },
  out: (text) => write(1, text),
  err: (text) => write(2, text),
  stdin: () => readFileSync(0),
  millis: () => performance.now(),
  today: () => new Date(process.env['SOURCE_DATE_EPOCH'] ? Number(process.env['SOURCE_DATE_EPOCH']) * 1000 : Date.now()).toISOString().slice(0, 10),
};

/** Without a command the arguments are check's, which nearly every start runs: it is part of this bundle. The others are loaded when needed. */
function route(argv: readonly string[]): number | Promise<number> {
  const [first = 'check', ...rest] = argv;
  if (COMMANDS.includes(` ${first} `)) return other(first, rest, argv);
  const options = first === 'check' ? rest : argv;
  return check(options, host) ?? help(['check', ...options]);
}

const COMMANDS = ' can show diff history usage preflight baseline rules explain help --help -h --version -V ';

async function other(command: string, rest: readonly string[], argv: readonly string[]): Promise<number> {
  switch (command) {
    case 'can':
      return (await import('./commands/can.ts')).main(rest, host) ?? help(argv);
    case 'show':
      return (await import('./commands/show.ts')).main(rest, host) ?? help(argv);
    case 'diff':
      return (await import('./commands/diff.ts')).main(rest, host) ?? help(argv);
    case 'history':
      return (await (await import('./commands/history.ts')).main(rest, host)) ?? help(argv);
    case 'usage':
      return (await import('./commands/usage-of-logs.ts')).main(rest, host) ?? help(argv);
    case 'preflight':
      return (await import('./commands/preflight.ts')).main(rest, host) ?? help(argv);
    case 'baseline':
      return (await import('./commands/baseline.ts')).main(rest, host) ?? help(argv);
    case 'rules':
      return (await import('./commands/rules.ts')).main(rest, host);
    case 'explain':
      return (await import('./commands/explain.ts')).main(rest, host);
    default:
      return help(argv);
  }
}

/** Loads commander, so only when there is something to say. */
const help = async (argv: readonly string[]): Promise<number> => (await import('./commands/help.ts')).main(argv, host);

/** What Node does not let us do where it runs with `--permission`. */
function forbidden(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'ERR_ACCESS_DENIED') return undefined;
  const [what, where] = ['permission', 'resource'].map((name) => String(Reflect.get(error, name) ?? ''));
  return `Node runs with --permission and does not allow ${what}${where ? ` of ${visible(where)}` : ''}; --permission needs --allow-fs-read=* --allow-child-process beside it, and --allow-fs-write of what is to be written`;
}

function broken(error: unknown): void {
  const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const text = forbidden(error) ?? `internal error: ${said.split('\n').map(visible).join('\n')}`;
  host.err(`grantlint: ${text}\n`);
  process.exitCode = 3;
}

try {
  const code = route(process.argv.slice(2));
  // All is written: ending here spares Node the work of taking itself apart.
  if (typeof code === 'number') process.exit(code);
  code.then((late) => {
    process.exitCode = late;
  }, broken);
} catch (error) {
  broken(error);
}
