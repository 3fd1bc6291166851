import { readFileSync } from 'node:fs';
import { FORMATS } from '../../src/commands/check-flags.ts';
import { DIFF_FORMATS } from '../../src/commands/diff-flags.ts';
import { main as help } from '../../src/commands/help.ts';
import { HISTORY_FORMATS } from '../../src/commands/history-flags.ts';
import type { Host } from '../../src/world/host.ts';

type Main = (argv: readonly string[], host: Host) => number | undefined | Promise<number | undefined>;

const ROUTER = readFileSync(new URL('../../src/cli.ts', import.meta.url), 'utf8');

/** The words that the router knows; what none of them is goes to `check`. */
export const routed = (): readonly string[] =>
  /const COMMANDS = '([^']+)'/
    .exec(ROUTER)?.[1]
    ?.split(' ')
    .filter((word) => /^[a-z]/.test(word)) ?? [];

/** The file of each command, as the router loads it. */
const FILES = new Map(
  [...ROUTER.matchAll(/case '([a-z]+)':\s+return [^;]*?import\('\.\/commands\/([\w-]+)\.ts'\)/g)].map(([, word = '', file = '']) => [word, file]),
);

const mainOf = async (command: string): Promise<Main> => (await import(`../../src/commands/${FILES.get(command) ?? command}.ts`)).main;

const SESSION_FORMATS = ['text', 'json-v1'] as const;
const each = (formats: readonly string[], ...args: readonly string[]): readonly (readonly string[])[] =>
  formats.map((format) => [args[0] ?? '', '--format', format, ...args.slice(1)]);

/** Every command in every format, as it is asked about the folder where it stands. */
export const ALL_LINES: readonly (readonly string[])[] = [
  ...each(FORMATS, 'check', '--verbose'),
  ['check', '--color', 'always', '--quiet'],
  ...each(FORMATS, 'check', '--user', '--headless', '--untrusted'),
  ...each(FORMATS, 'check', '--staged'),
  ...each(['text', 'sarif'], 'check', '--commit', 'HEAD'),
  ...each(['text', 'json-v1'], 'check', '--changed', 'HEAD~1'),
  ['check', '--stdin', '--stdin-filename', '.claude/settings.json'],
  ['check', '.claude/settings.json', 'CLAUDE.md', '.env'],
  ['check', '--base-ref', 'HEAD'],
  ...each(['text', 'json-v1'], 'check', '--hostile-repo', '--staged', '--user'),
  ['diff', '--hostile-repo', 'HEAD~1...HEAD', '--format', 'markdown'],
  ['history', '--hostile-repo'],
  ...each(SESSION_FORMATS, 'show', '--verbose'),
  ...each(SESSION_FORMATS, 'show', '--headless', '--untrusted', '--user'),
  ...each(SESSION_FORMATS, 'show', '--staged'),
  ...['Bash(ls)', 'Bash(npm test && curl x)', 'Read(.env)', 'Write(/etc/x)', 'mcp__toString__x', 'Skill(x)', 'Agent(x)'].flatMap((call) =>
    each(SESSION_FORMATS, 'can', call),
  ),
  ['can', '--batch', '-'],
  ...each(DIFF_FORMATS, 'diff', '--verbose'),
  ...each(DIFF_FORMATS, 'diff', 'HEAD~1...HEAD'),
  ...each(DIFF_FORMATS, 'diff', '--staged'),
  ...each(HISTORY_FORMATS, 'history'),
  ...each(HISTORY_FORMATS, 'history', '--all-commits', '--verbose'),
  ...each(SESSION_FORMATS, 'usage', '.', '--verbose'),
  ...each(SESSION_FORMATS, 'usage', '--last', '--since', '7d'),
  ...each(SESSION_FORMATS, 'preflight'),
  ...each(SESSION_FORMATS, 'preflight', '--for', 'x', '--script', 'run.sh', '--vars-file', '.env'),
  ['baseline', '--check'],
  ['rules'],
  ['rules', '--format=json'],
  ...each(SESSION_FORMATS, 'explain', 'Bash(*)'),
  ...each(SESSION_FORMATS, 'explain', 'runs-anything'),
  ['help'],
  ['help', 'check'],
];

/** One line for each command, and for each way that one takes its files. */
export const FEW_LINES: readonly (readonly string[])[] = [
  ['check', '--format', 'json-v1', '--user', '--headless', '--untrusted'],
  ['check', '--staged', '--verbose'],
  ['check', '--changed', 'HEAD~1', '--format', 'github'],
  ['check', '--hostile-repo', '--staged'],
  ['diff', '--hostile-repo', '--verbose'],
  ['show', '--verbose'],
  ['can', 'Bash(npm test && curl x)'],
  ['can', 'Read(.env)', '--format', 'json-v1'],
  ['diff', '--format', 'markdown', '--verbose'],
  ['history', '--format', 'csv', '--all-commits'],
  ['usage', '.', '--verbose'],
  ['preflight'],
  ['preflight', '--for', 'x', '--script', 'run.sh', '--vars-file', '.env', '--format', 'json-v1'],
  ['baseline', '--check'],
  ['rules'],
  ['explain', 'runs-anything'],
  ['help'],
];

export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs one line in this process, as `src/cli.ts` would; throws what the program would call an internal error. */
export async function say(argv: readonly string[], cwd: string, home: string, input = ''): Promise<Said> {
  let [out, err] = ['', ''];
  const host: Host = {
    cwd,
    home,
    env: { PATH: `${cwd}/node_modules/.bin:${process.env['PATH']}`, HOME: home },
    platform: process.platform,
    stdoutIsTTY: false,
    stderrIsTTY: false,
    columns: 80,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    stdin: () => Buffer.from(input),
    millis: () => 0,
    today: () => '2026-11-25',
  };
  const [command = 'check', ...rest] = argv;
  const main = await mainOf(command);
  const code = (await main(rest, host)) ?? (await help(argv, host));
  return { code, out, err };
}
