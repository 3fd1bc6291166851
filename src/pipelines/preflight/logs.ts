import { newFilesOpenTo } from '../../findings/new-files.ts';
import { octal } from '../../findings/secret-files.ts';
import type { EntryCommand, EntryRedirect, EntryWord } from '../../model/entry.ts';
import type { AccessEntry } from '../../model/rights.ts';
import { dirname, isWithin, resolve } from '../../policy/paths/posix.ts';
import { AS_THE_USER, type Results } from './failure.ts';
import { asFarAsKnown, type Launch } from './launch.ts';
import { endOf, type RunMachine } from './machine.ts';

/** What a run prints holds what it saw: where the script writes it, nobody else may read. `defaultList` gives the access list that new files in a folder get. */
export function checkLogs(launch: Launch, machine: RunMachine, defaultList: (folder: string) => readonly AccessEntry[], results: Results): void {
  const { start, script } = launch;
  if (!start || script === undefined) {
    results.skip('the log folder', 'only a script says where the run writes (--script)');
    return;
  }
  const { command } = start;
  if (!command) return;
  const words = [
    ...new Set(
      targetsOf(command).concat(
        command.state.redirects.flatMap((one) => writes(one)),
        teesOf(start.text?.commands ?? []),
      ),
    ),
  ];
  const seen = new Set<string>();
  for (const word of words) {
    const known = launch.told(word);
    const text = known ?? asFarAsKnown(word.value, launch.env, script, launch.cwd);
    if (/^\/dev\/(?:null|stdout|stderr|fd\/\d+|tty)$|^\d+$|^-$/.test(text) || text.startsWith('>(')) continue;
    // `logs/brief-$(date +%F).log`: the folder is known.
    const named = known ?? text.slice(0, text.lastIndexOf('/', text.search(/[$`]/)) + 1);
    if (known === undefined && named === '') {
      results.doubt(
        'logs',
        `where the script writes its log: \`${word.text}\` is known only when it runs`,
        'Write the folder as a fixed path, or through a variable that the script sets.',
      );
      continue;
    }
    const file = known === undefined ? undefined : resolve(launch.cwd, known);
    const folder = file === undefined ? resolve(launch.cwd, named) : dirname(file);
    if (file !== undefined) say(fileFault(file, machine), results);
    if (seen.has(folder)) continue;
    seen.add(folder);
    say(folderFault(folder, launch, machine, defaultList), results);
  }
}

function say(fault: Fault | undefined, results: Results): void {
  if (fault?.unknown) results.doubt('logs', fault.message, fault.remedy);
  else if (fault) results.fail('logs', fault.message, fault.remedy);
}

/** Where a command and the ones that read its output write. */
function targetsOf(command: EntryCommand): readonly EntryWord[] {
  const found = command.redirects.flatMap(writes);
  for (let next = command.feeds?.command, n = 0; next && n < 20; next = next.feeds?.command, n++) {
    found.push(...next.redirects.flatMap(writes));
    if (next.program === 'tee') found.push(...next.args.filter(({ value }) => !value.startsWith('-')));
  }
  return found;
}

/** `exec > >(tee -a "$LOG")`. */
const teesOf = (commands: readonly EntryCommand[]): readonly EntryWord[] =>
  commands
    .filter(({ program, inside }) => program === 'tee' && inside?.kind === 'redirect')
    .flatMap(({ args }) => args.filter(({ value }) => !value.startsWith('-')));

const writes = ({ operator, target }: EntryRedirect): readonly EntryWord[] =>
  target && /^(?:&?>>?|>\||<>|>&)$/.test(operator) && !/^\d+$|^-$/.test(target.value) ? [target] : [];

/** What is wrong with a place, and what to do. */
interface Fault {
  readonly message: string;
  readonly remedy: string;
  readonly unknown?: true;
}

/** A file that is there keeps its mode, whatever the umask. */
function fileFault(file: string, machine: RunMachine): Fault | undefined {
  const { path, look } = endOf(file, machine);
  if (look === undefined || look === 'hidden' || look.kind !== 'file') return undefined;
  if (!machine.mayWrite(path))
    return { message: `the log ${file} cannot be written by this user`, remedy: `Let the user of the job own ${path}, with mode 600.` };
  if (!(look.mode & 0o077)) return undefined;
  const message = `the log ${file} has mode ${octal(look.mode)}: others can read what the run prints, and a umask does not change a file that is there`;
  return { message, remedy: `Run \`chmod 600 ${path}\`.` };
}

function folderFault(folder: string, launch: Launch, machine: RunMachine, defaultList: (folder: string) => readonly AccessEntry[]): Fault | undefined {
  const { path, look } = endOf(folder, machine);
  if (look === 'hidden') return { message: `the log folder ${folder}: this user may not look there`, remedy: AS_THE_USER, unknown: true };
  if (look === undefined) return faultToBe(folder, launch, machine);
  if (look.kind !== 'directory') return { message: `the log folder ${folder} is no folder, so nothing can be written to it`, remedy: `Move ${path} away.` };
  if (!machine.mayWrite(path))
    return { message: `this user cannot write to the log folder ${folder}`, remedy: `Let the user of the job own ${path}, with mode 700.` };
  // The system's own: private is what is written there by mode.
  if (path === '/var/log' && !(look.mode & 0o002)) return undefined;
  if (look.mode & 0o077) {
    const what = look.mode & 0o022 ? 'others can put files there, and read those they find' : 'others can read what the run prints';
    const message = `the log folder ${folder} has mode ${octal(look.mode)}: ${what}`;
    return { message, remedy: `Run \`chmod 700 ${path}\`; \`mkdir -m\` does not change a folder that is there.` };
  }
  if (machine.uid !== undefined && look.uid !== machine.uid && look.uid !== 0) {
    const message = `the log folder ${folder} belongs to another user (uid ${look.uid}), who can read what the run prints`;
    return { message, remedy: 'Give the job a folder of its own, with mode 700.' };
  }
  const open = newFilesOpenTo(defaultList(path));
  if (open === undefined) return undefined;
  const message = `the access list of ${folder} gives ${open} every new file in it, whatever the umask`;
  return { message, remedy: `Run \`setfacl -k ${path}\`, and look at the files that are there.` };
}

/** The script has to make it, for nobody but its user. */
function faultToBe(folder: string, { start, told, cwd }: Launch, machine: RunMachine): Fault | undefined {
  const makers = (start?.before ?? []).filter(({ program }) => program === 'mkdir' || program === 'install');
  const maker = makers.find(({ args }) => args.some((word) => isWithin(resolve(cwd, told(word) ?? ''), folder)));
  if (!maker) {
    const message = `the log folder ${folder} is not there, and the script does not make it: nothing can be written`;
    return { message, remedy: `Run \`mkdir -m 700 ${folder}\`, or make it in the script.` };
  }
  let above = dirname(folder);
  while (above !== '/' && endOf(above, machine).look === undefined) above = dirname(above);
  const parent = endOf(above, machine).path;
  if (!machine.mayWrite(parent))
    return {
      message: `the script cannot make the log folder ${folder}: this user may not write in ${above}`,
      remedy: `Make it once, for the user of the job and with mode 700.`,
    };
  const mode = modeGiven(maker.args);
  const umask = maker.state.umask?.known ? Number.parseInt(maker.state.umask.value, 8) : undefined;
  const isPrivate = mode === undefined ? umask !== undefined && (umask & 0o077) === 0o077 : (mode & 0o077) === 0;
  if (isPrivate) return undefined;
  const message = `the script makes the log folder ${folder} so that others can read it: no umask 077 before it, no mode 700`;
  return { message, remedy: 'Put `umask 077` at the head of the script.' };
}

/** `-m 700`, `-m700`, `--mode=700`. */
function modeGiven(args: readonly EntryWord[]): number | undefined {
  for (const [i, { value }] of args.entries()) {
    const mode = /^(?:-m|--mode)$/.test(value) ? args[i + 1]?.value : /^(?:-m|--mode=)([0-7]+)$/.exec(value)?.[1];
    if (mode !== undefined && /^[0-7]+$/.test(mode)) return Number.parseInt(mode, 8);
    // As symbols, `u=rwx,go=`: said by those that say something of group and others.
    if (mode !== undefined) return /(?:^|,)(?:go|og|g|o)=(?:,|$)/.test(mode) ? 0o700 : 0o777;
  }
  return undefined;
}
