import { type Finding, place } from '../../findings/finding.ts';
import { parseShell } from '../../load/document/shell.lazy.ts';
import type { Harness, Hook } from '../../model/harness.ts';
import type { Origin } from '../../model/origin.ts';
import { hookStandings } from '../loaded-hooks.ts';
import type { StartedSession } from '../session.ts';
import { AS_THE_USER, type Failure, type Results } from './failure.ts';
import type { Launch } from './launch.ts';
import { findProgram, type Program, programFault, type RunMachine } from './machine.ts';
import { processEnvironment } from './variables.ts';

/** Settings keys whose value is a command that the client runs under -p too (permissions-paths §8). */
const HELPERS = ['apiKeyHelper', 'awsAuthRefresh', 'awsCredentialExport', 'gcpAuthRefresh', 'otelHeadersHelper'];

/** Programs that hooks and helpers start: a guard whose program is missing lets everything pass. */
export function checkHooks(
  harness: Harness,
  session: StartedSession,
  findings: readonly Finding[],
  launch: Launch,
  machine: RunMachine,
  results: Results,
): void {
  const path = (processEnvironment(launch, session).get('PATH') ?? '').split(':').filter((folder) => folder !== '');
  const dead = new Map<string, Dead>();
  const look = (what: string, text: string, origin: Origin): void => {
    const at = place(harness.documents, origin);
    // The rule on missing scripts says it better.
    if (findings.some(({ rule, file, line }) => rule === 'missing-hook-script' && file === at.file && line === at.line)) return;
    for (const name of programsIn(text, launch)) {
      const before = dead.get(name);
      const program = before?.program ?? findProgram(name, path, launch.cwd, machine);
      if (program.found !== 'runs') dead.set(name, { program, at: before?.at ?? at, what: new Set([...(before?.what ?? []), what]) });
    }
  };
  for (const { hook, status } of hookStandings(harness, session)) {
    // Nobody is there to be notified; and who writes `||` expects it.
    if (status !== 'runs' || hook.type !== 'command' || hook.command === undefined || hook.event === 'Notification' || hook.command.includes('||')) continue;
    look(`the ${hook.event} hook`, textOf(hook), hook.commandOrigin);
  }
  for (const { file, status } of session.files) {
    if (status !== 'in force' && status !== 'partly') continue;
    for (const key of HELPERS) {
      const text = file.value[key];
      if (typeof text === 'string' && text !== '') look(key, text, { file: file.file, path: [key] });
    }
  }
  for (const [name, { program, at, what }] of dead) {
    const fault = program.found === 'nowhere' && !name.includes('/') ? `is in no folder of the run's PATH (${path.join(':')})` : programFault(program);
    const whose = [...what].join(', ');
    if (program.found === 'hidden') results.doubt('hooks', `${whose}: ${name} ${fault}`, AS_THE_USER, at);
    else results.fail('hooks', `${whose} cannot run: ${name} ${fault}`, 'Install it, write its full path, or add its folder to the PATH of the run.', at);
  }
}

/** A program that several may start: one cause. */
interface Dead {
  readonly program: Program;
  readonly at: Pick<Failure, 'file' | 'line'>;
  readonly what: ReadonlySet<string>;
}

/** With `args` the command is one program, whatever stands in it. */
const textOf = ({ command = '', args }: Hook): string => (args ? `'${command.replaceAll("'", "'\\''")}'` : command);

/** Programs that certainly start first: of the first simple command, where its name is plain. What comes after tests is anybody's guess. */
function programsIn(text: string, { cwd, home, env }: Launch): readonly string[] {
  const put = text
    .replace(/\$\{?CLAUDE_PROJECT_DIR\}?/g, cwd)
    .replace(/\$\{?HOME\}?/g, home ?? '$HOME')
    .replace(/(^|\s)~(?=\/)/g, `$1${home ?? '~'}`);
  const { commands, broken } = parseShell(put);
  const [first] = commands;
  if (broken || !first || first.inside) return [];
  const words = first.words.map(({ value }) => value);
  const [name = ''] = words;
  if (name === '' || BUILT_IN.has(name) || !/^[\w./@+:-]+$/.test(name) || env.has(`BASH_FUNC_${name}%%`)) return [];
  return [name];
}

const BUILT_IN: ReadonlySet<string> = new Set(
  '. : [ [[ alias bg bind break builtin case cd command compgen complete continue declare dirs disown echo enable eval exec exit export false fc fg for function getopts hash help history if jobs kill let local logout mapfile popd printf pushd pwd read readarray readonly return select set shift shopt source suspend test time times trap true type typeset ulimit umask unalias unset until wait while'.split(
    ' ',
  ),
);
