import { isProtected, isSuspicious } from '../../client/protected-paths.ts';
import { ask, askForSafety, askGuarded, type Check, deny } from '../check.ts';
import { isCredentials } from '../credentials.ts';
import { linkForms } from '../disk.ts';
import { isMemory, isOwnRecord } from '../own-files.ts';
import { expandHome, isWithin, resolve } from '../paths/posix.ts';
import type { Policy } from '../policy.ts';
import { everyForm, someForm } from '../tools/files.ts';
import type { Arg, Part, Redir } from './command.ts';
import { operandsOf } from './operands.ts';
import { isReadOnly } from './read-only.ts';
import { UNKNOWN } from './words.ts';

/** What the files of a command say about it. `soft` asks only where no allow rule speaks: a write inside the working directories. */
export interface PathVerdict {
  readonly denied?: Check;
  readonly asked?: Check;
  readonly soft?: Check;
  /** A redirection asks, so that nothing but denies was looked at behind it. */
  readonly hidden?: boolean;
  /** Every file of a path-checked program may be touched without asking. */
  readonly open: boolean;
}

const OPEN: PathVerdict = { open: true };

/** Steps 1 and 6 of a part: redirections and operands of known file commands. `dir` is where the command runs. */
export function checkPaths(part: Part, argv: readonly Arg[], policy: Policy, dirs: readonly string[]): PathVerdict {
  return merge(dirs.map((dir) => checkPathsIn(part, argv, policy, dir)));
}

function checkPathsIn(part: Part, argv: readonly Arg[], policy: Policy, dir: string): PathVerdict {
  if (part.redirs.length === 0) return merge(checkOperands(argv, policy, dir));
  const targets = part.redirs.map((redir) => checkRedirection(redir, policy, dir));
  const operands = checkOperands(argv, policy, dir);
  // A redirection that asks does so before the operands are looked at, but for their denies.
  const asking = targets.some((target) => target.asked);
  return merge([...targets, ...(asking ? [{ open: false, hidden: true }, ...operands.filter(({ denied }) => denied)] : operands)]);
}

function checkOperands(argv: readonly Arg[], policy: Policy, dir: string): readonly PathVerdict[] {
  const verdicts: PathVerdict[] = [];
  const operands = operandsOf(argv);
  if (operands) {
    const { command, files } = operands;
    const name = argv[0]?.value ?? '';
    if (name === 'cd' && files.filter((file) => !file.value.startsWith('-')).length > 1)
      return [{ open: false, asked: ask('path check', 'cd with more than one folder') }];
    const copies = name === 'mv' || name === 'cp';
    const flag = copies && argv.slice(1).some((arg) => arg.value.startsWith('-') && arg.value !== '--' && arg.value !== '-');
    if (flag)
      return [
        { open: false, asked: ask('path check', `${name} with flags`) },
        ...copyVerdicts(files, name === 'cp', policy, dir).filter(({ denied }) => denied),
      ];
    if (command.writes && files.some((file) => file.dynamic)) return [{ open: false, asked: ask('path check', 'a path is known only when the command runs') }];
    if (copies) verdicts.push(...copyVerdicts(files, name === 'cp', policy, dir));
    else {
      const writes = command.writes && (name !== 'sed' || !isReadOnly(argv));
      for (const file of files)
        if (file.value !== '/dev/null' || (name !== 'tee' && name !== 'git'))
          verdicts.push(removing(name, file, checkFile(file, writes, name === 'sed', policy, dir), policy, dir));
    }
  }
  return verdicts;
}

/** `rm` of a link takes the link itself away: a classifier may say yes to that. */
function removing(name: string, file: Arg, verdict: PathVerdict, { session }: Policy, dir: string): PathVerdict {
  const link = name === 'rm' && verdict.asked?.lift === 'guarded' && session.disk.kind(resolve(dir, file.value)) === 'link';
  return link && verdict.asked ? { ...verdict, asked: { ...verdict.asked, lift: 'safety' } } : verdict;
}

/** The target is written, the sources are read and, for mv, written; a cp whose target asks is not looked at for Edit rules on its sources. */
function copyVerdicts(files: readonly Arg[], copy: boolean, policy: Policy, dir: string): readonly PathVerdict[] {
  const target = files.at(-1);
  const last = target ? checkFile(target, true, false, policy, dir) : OPEN;
  const sources = files
    .slice(0, -1)
    .map((file) => (copy && (last.asked || target?.value === '/dev/null') ? protectedSource(file, policy, dir) : checkFile(file, true, true, policy, dir)));
  return [...sources, last];
}

function protectedSource(file: Arg, policy: Policy, dir: string): PathVerdict {
  const read = checkFile(file, false, true, policy, dir);
  const written = checkFile(file, true, true, policy, dir);
  return !read.denied && !written.denied && written.asked?.lift === 'safety' ? written : read;
}

function merge(verdicts: readonly PathVerdict[]): PathVerdict {
  const [only] = verdicts;
  if (only === undefined) return OPEN;
  if (verdicts.length === 1) return only;
  const denied = verdicts.find((verdict) => verdict.denied)?.denied;
  const asks = verdicts.flatMap((verdict) => (verdict.asked ? [verdict.asked] : []));
  const asked = asks.find((check) => check.lift === 'guarded') ?? asks.find((check) => check.lift === 'safety') ?? asks[0];
  const soft = verdicts.find((verdict) => verdict.soft)?.soft;
  const hidden = verdicts.some((verdict) => verdict.hidden);
  return {
    open: verdicts.every((verdict) => verdict.open),
    ...(denied && { denied }),
    ...(asked && { asked }),
    ...(soft && { soft }),
    ...(hidden && { hidden }),
  };
}

function checkRedirection(redir: Redir, policy: Policy, dir: string): PathVerdict {
  const { value, raw } = redir.target;
  if (/^\/dev\/(?:tcp|udp)\//.test(value)) return { open: false, asked: ask('path check', 'the redirection opens a network connection') };
  const glob = redir.target.glob || isPattern(value);
  if (redir.writes && (glob || value.startsWith('~') || /[$`{}]/.test(raw.replace(/"\$HOME/g, '"')))) {
    const plainly = checkFile(redir.target.glob ? { ...redir.target, glob: false, value: globBase(value) } : redir.target, true, false, policy, dir, true);
    const asked = ask('path check', 'the shell expands the target of the redirection');
    return plainly.asked !== undefined && plainly.asked.lift !== 'bare' ? plainly : { open: false, asked, ...(plainly.denied && { denied: plainly.denied }) };
  }
  if (glob && !redir.writes) return { open: false, asked: ask('path check', 'the shell expands the target of the redirection') };
  const verdict = checkFile(redir.target, redir.writes, false, policy, dir);
  // A Bash rule never covers the target of a redirection (T1).
  return aboutRedirection(redir, verdict.soft ? { open: false, asked: verdict.soft } : verdict);
}

function aboutRedirection({ writes }: Redir, { denied, asked, ...rest }: PathVerdict): PathVerdict {
  const told = (check: Check): Check => ({
    ...check,
    reason: `${writes ? 'the target of the redirection' : 'a file that a redirection reads'}: ${check.reason}`,
  });
  return { ...rest, ...(denied && { denied: told(denied) }), ...(asked && { asked: told(asked) }) };
}

function checkFile(arg: Arg, writes: boolean, alsoRead: boolean, policy: Policy, dir: string, literal = false): PathVerdict {
  const { rules, session } = policy;
  const { places, disk } = session;
  // Quotes change nothing: what looks like a pattern, a brace or a tilde is taken for one (T7).
  const glob = !literal && (arg.glob || isPattern(arg.value));
  if (arg.dynamic && writes) return { open: false, asked: ask('path check', 'a path is known only when the command runs') };
  if (/[$`]/.test(arg.value) && !arg.glob && !arg.dynamic) return { open: false, asked: ask('path check', 'a path with characters of the shell') };
  const text = glob ? globBase(arg.value) : arg.value.replaceAll(UNKNOWN, 'unknown');
  if (/^~[^/]/.test(arg.value)) return { open: false, asked: ask('path check', "a path that begins with another user's home") };
  if (glob && writes) return { open: false, asked: ask('path check', 'a glob in a command that writes') };
  if (writes && !literal && /[{}]/.test(arg.value)) return { open: false, asked: ask('path check', 'a brace in a command that writes') };
  const path = resolve(dir, expandHome(text, places.home));
  const forms = linkForms(path, disk);
  if (!glob) {
    const denied =
      (writes ? someForm(rules.paths('deny', 'Edit'), forms, session) : undefined) ??
      (!writes || alsoRead ? someForm(rules.paths('deny', 'Read'), forms, session) : undefined);
    if (denied) return { open: false, denied: deny('path deny', 'a deny rule matches a path of the command', denied) };
  }
  const inside = forms.every((form) => places.working.some((folder) => isWithin(form, folder)));
  if (inside && goesBack(text)) return { open: false, asked: ask('path check', 'the path goes down and up again, perhaps through a link') };
  if (!writes) {
    const opens = (form: string): boolean =>
      places.working.some((folder) => isWithin(form, folder)) || rules.paths('allow', 'Read').match(form, places) !== undefined;
    if (forms.every((form) => opens(form) || isOwnRecord(form, session))) return OPEN;
    return { open: false, asked: ask('path check', 'a path outside the working directories') };
  }
  if (text.startsWith('//')) return { open: false, asked: askForSafety('a network path') };
  if (forms.some((form) => isCredentials(form, places))) return { open: false, asked: askGuarded("the client's own credentials") };
  if (forms.every((form) => isMemory(form, session))) return OPEN;
  if (forms.some(isProtected)) return { open: false, asked: askForSafety('a protected file: no rule opens it for writing') };
  if (forms.some(isSuspicious)) return { open: false, asked: askForSafety('a name that could mean another file on Windows') };
  if ((session.mode === 'acceptEdits' || session.mode === 'auto') && inside) return OPEN;
  if (everyForm(rules.paths('allow', 'Edit'), forms, session)) return OPEN;
  const named = places.working.some((folder) => isWithin(path, folder));
  if (named && !inside) return { open: false, asked: askGuarded('the path leads through a link out of the working directories') };
  if (inside) return { open: false, soft: ask('path check', 'no rule allows the write') };
  return { open: false, asked: ask('path check', 'a path outside the working directories') };
}

/** `a/../b`: `..` behind a named folder. */
function goesBack(text: string): boolean {
  let named = false;
  for (const part of text.split('/')) {
    if (part === '..' && named) return true;
    if (part === '') named = false;
    else if (part !== '.' && part !== '..') named = true;
  }
  return false;
}

/** `*`, `?`, or a bracket that closes. */
const isPattern = (text: string): boolean => /[*?]|^[^[]*\[[\s\S]*\]/.test(text);

/** The fixed folder in front of the first wildcard. */
function globBase(text: string): string {
  const at = text.search(/[*?[]/);
  const slash = text.lastIndexOf('/', at);
  return at < 0 ? text : slash < 0 ? '.' : text.slice(0, slash) || '/';
}
