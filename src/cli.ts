import { readFileSync, writeSync } from 'node:fs';
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

const host: Host = {
  cwd: process.cwd().replaceAll('\\', '/'),
  home: (process.env['HOME'] ?? process.getBuiltinModule('node:os').homedir()).replaceAll('\\', '/'),
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

/** Without a command the arguments are check's; help, errors and every command but check are loaded when needed. */
async function route(): Promise<number> {
  const argv = process.argv.slice(2);
  const [first = 'check', ...rest] = argv;
  switch (first) {
    case 'can':
      return (await import('./commands/can.ts')).main(rest, host) ?? help(argv);
    case 'show':
      return (await import('./commands/show.ts')).main(rest, host) ?? help(argv);
    case 'diff':
      return (await import('./commands/diff.ts')).main(rest, host) ?? help(argv);
    case 'history':
      return (await (await import('./commands/history.ts')).main(rest, host)) ?? help(argv);
    case 'rules':
      return (await import('./commands/rules.ts')).main(rest, host);
    case 'explain':
      return (await import('./commands/explain.ts')).main(rest, host);
    case 'help':
    case '--help':
    case '-h':
    case '--version':
    case '-V':
      return help(argv);
    default: {
      const options = first === 'check' ? rest : argv;
      const code = (await import('./commands/check.ts')).main(options, host);
      return code ?? help(['check', ...options]);
    }
  }
}

/** Loads commander, so only when there is something to say. */
const help = async (argv: readonly string[]): Promise<number> => (await import('./commands/help.ts')).main(argv, host);

route().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    host.err(`grantlint: internal error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 3;
  },
);
