import { asObject, asStrings } from '../../load/values.ts';
import type { Harness } from '../../model/harness.ts';
import type { Effect, PermissionRule } from '../../model/permission.ts';
import type { Subject } from '../rule.ts';
import { consistsOf } from './plain-text.ts';

/** A rule of a form that nobody gets wrong, taken apart: `Bash(npm run lint:*)` is `npm run lint`, open. */
interface Form {
  readonly tool: string;
  /** What stands in the parentheses, less a `:*` or ` *` at its end; '' for a bare tool. */
  readonly text: string;
  /** Whether that end was there: more words may follow. */
  readonly open: boolean;
}

/** From so many rules on each is worth its own look: comparing all with all is for short lists. */
const MOST = 60;

/**
 * Whether the permission rules are all of the plainest forms and none touches another, the session is an ordinary one, and every server
 * that they name is there: then no rule about permission rules finds anything, but for those about what an open shell rule reaches.
 */
export function plainGrants({ harness, run }: Subject): boolean {
  const { grants, settings } = harness;
  if (!run.trusted || run.mode === 'auto' || grants.length > MOST) return false;
  if (run.mode === undefined && settings.some(({ value }) => asObject(value['permissions'])?.['defaultMode'] !== undefined)) return false;
  if (!namesKnownServers(harness)) return false;
  const forms: { readonly effect: Effect; readonly form: Form }[] = [];
  for (const { effect, rule, skipped } of grants) {
    const form = skipped ? undefined : formOf(rule);
    if (!form || !isHarmless(form, effect) || !isOfKnownServer(form, harness)) return false;
    if (forms.some((other) => touches(form, effect, other.form, other.effect) || touches(other.form, other.effect, form, effect))) return false;
    forms.push({ effect, form });
  }
  return true;
}

/** Letters, digits and what stands in file names and options. A blank, a quotation mark or an operator makes a text worth a look. */
const WORD = '_-./@+:,';
const PATH = '_-./*';

/** Undefined for every text that is not of a plain form. */
export function formOf({ tool, specifier }: Pick<PermissionRule, 'tool' | 'specifier'>): Form | undefined {
  if (specifier === undefined) return isPlainName(tool) ? { tool, text: '', open: false } : undefined;
  if (specifier.length > 80 || TELLING.some((part) => specifier.includes(part))) return undefined;
  switch (tool) {
    case 'Bash': {
      const open = specifier.endsWith(':*') || specifier.endsWith(' *');
      const text = open ? specifier.slice(0, -2) : specifier;
      return isCommand(text) ? { tool, text, open } : undefined;
    }
    case 'Read':
    case 'Edit':
      return isRelative(specifier) ? { tool, text: specifier, open: false } : undefined;
    case 'WebFetch': {
      const host = specifier.startsWith('domain:') ? specifier.slice('domain:'.length) : '';
      return consistsOf(host, '-.') && !host.startsWith('.') ? { tool, text: specifier, open: false } : undefined;
    }
    default:
      return undefined;
  }
}

/** Folders of persons, and the client's own. */
const TELLING = ['home/', 'Users/', '.claude'];

/** Tools that people name as a whole, and `mcp__server__tool`. */
const BARE = ' WebSearch Glob Grep ';
const isPlainName = (tool: string): boolean => (tool.startsWith('mcp__') ? isMcpTool(tool) : !tool.includes(' ') && BARE.includes(` ${tool} `));

function isMcpTool(tool: string): boolean {
  const [server = '', name = '', ...more] = tool.slice('mcp__'.length).split('__');
  return more.length === 0 && consistsOf(server, '_-') && consistsOf(name, '_-') && !tool.endsWith('_') && !server.startsWith('_') && !name.startsWith('_');
}

/** Words with single blanks between them, of which the first is a program's name. */
function isCommand(text: string): boolean {
  const words = text.split(' ');
  const [first = ''] = words;
  return (
    consistsOf(first, '_-.') &&
    isLetter(first.charCodeAt(0)) &&
    !SPECIAL.includes(` ${first} `) &&
    words.every((word) => consistsOf(word, WORD) && !word.startsWith('/'))
  );
}

const isLetter = (c: number): boolean => c >= 97 && c <= 122;

/** Words that the shell or the client treats as more than a program's name (capability/unmatchable.ts). */
const SPECIAL =
  ' watch setsid ionice flock chrt taskset unshare nsenter script strace ltrace sandbox-exec eval exec source trap alias hash let mapfile readarray enable bind complete coproc nocorrect for while until if then else elif fi do done case esac select function command ';

/** Below the working directory, without anything but stars that is special in a pattern. */
function isRelative(path: string): boolean {
  if (!consistsOf(path, PATH) || path.startsWith('/') || isAllMarks(path)) return false;
  return !path.includes('..') && !path.includes('/./') && !path.endsWith('/.');
}

/** `**`, `./` and the like: everything, or nothing. */
function isAllMarks(path: string): boolean {
  for (const c of path) if (c !== '*' && c !== '.' && c !== '/') return false;
  return true;
}

/** What one list may hold and another may not. */
function isHarmless({ tool, text, open }: Form, effect: Effect): boolean {
  if (effect !== 'allow') return true;
  // Who may edit a file may steer what reads it; what git writes with an option is a finding of its own.
  return tool !== 'Edit' && !(tool === 'Bash' && open && (text === 'git diff' || text === 'git log' || text === 'git show'));
}

const isPath = ({ tool }: Form): boolean => tool === 'Read' || tool === 'Edit';

/** Whether rule `a` says something about calls of which rule `b` speaks. Said too often it costs time, said too seldom it hides a finding. */
function touches(a: Form, by: Effect, b: Form, of: Effect): boolean {
  // Whether two patterns of paths speak of the same files is more than their texts say; deny rules beside each other may.
  if (isPath(a) && isPath(b) && (by !== of || of === 'allow')) return true;
  if (a.tool !== b.tool) return false;
  if (a.text === b.text) return true;
  if (a.tool !== 'Bash') return a.text === '' || b.text === '';
  // What an interpreter starts is text that no rule on the command itself sees.
  if (by !== 'allow' && of === 'allow' && b.open && STARTS_OTHERS.includes(` ${firstWord(b.text)} `)) return true;
  if (a.open && b.text.startsWith(`${a.text} `)) return true;
  // A command that is denied or asked about has other spellings, which a rule on its program lets through.
  return by !== 'allow' && of === 'allow' && b.open && maySpell(b.text.split(' '), a.text.split(' '));
}

/** Whether a command that begins with `words` may be another spelling of one that begins with `other` (capability/spellings.ts): only options come before its sub-command. */
function maySpell([program, second]: readonly string[], [other, ...rest]: readonly string[]): boolean {
  if (program !== other || rest.length === 0) return false;
  return second === undefined || second === rest[0] || second.startsWith('-') || rest[0]?.startsWith('-') === true || (program === 'npm' && second === 'i');
}

/** The programs of `evadingShapes`. */
const STARTS_OTHERS = ' bash sh zsh python3 python node perl ruby php xargs parallel nice time timeout stdbuf ';

const firstWord = (text: string): string => text.split(' ')[0] ?? '';

const isOfKnownServer = ({ tool }: Form, { servers, mcpFiles }: Harness): boolean =>
  !tool.startsWith('mcp__') || mcpFiles.length === 0 || servers.some(({ name }) => name === tool.split('__')[1]);

const namesKnownServers = ({ settings, servers }: Harness): boolean =>
  settings.every(({ value }) =>
    ['enabledMcpjsonServers', 'disabledMcpjsonServers'].every((key) => {
      const named = value[key];
      return named === undefined || asStrings(named)?.every((server) => servers.some(({ name, kind }) => kind === 'project' && name === server)) === true;
    }),
  );
