import type { PermissionRule } from '../model/permission.ts';
import { type ShellPattern, shellPattern } from '../policy/specifier.ts';
import { unescapeSpecifier } from '../policy/syntax.ts';
import { entriesNamed, lookUp } from './catalogue.ts';
import { type Capability, counts, type Entry, type Power, type Program, toldOf } from './program.ts';
import { baseName, isTelling } from './telling.ts';
import { subcommandsOf } from './telling-arguments.ts';
import { isDeadInAllow } from './unmatchable.ts';
import { missingValue, operandsOf, type Unwrapped, unwrap, withoutGlobalOptions, wrapperNamed } from './wrappers.ts';

/** Something that an allow rule on the shell permits, with a call that shows it. */
export interface Deed {
  readonly can: Capability;
  readonly witness: string;
  readonly purpose: boolean;
  readonly mild: boolean;
  /** The entry of the catalogue that says so; undefined where no program is fixed. */
  readonly entry?: Entry;
}

/** What an allow rule on the shell reaches beyond what it seems to name. */
export interface Reach {
  /** Worst first; empty for a rule that is only written too openly. */
  readonly deeds: readonly Deed[];
  /** Narrower spellings. */
  readonly instead: readonly string[];
  /** Other commands or tools for the same job. */
  readonly rather: readonly string[];
  /** The command, where its reading forms need no rule. */
  readonly free: string | undefined;
  /** Nothing stands behind the command that the catalogue knows. */
  readonly bare: boolean;
  /** The rule starts with a wildcard, or has one before other words: `* --version`, `git * main`. */
  readonly wildcard: 'leading' | 'inner' | undefined;
  /** The word that a wildcard is glued to: `git*` also starts with `gitk`. */
  readonly glued: string | undefined;
  /** The rule runs its command as another user. */
  readonly elevated: boolean;
}

/** Nobody writes a prefix of this length; a hostile file may, to keep us busy. */
const LONGEST = 1_000;

/** Undefined for exact rules, rules that can let nothing through, and programs that nothing is known of. */
export function reachOf(rule: PermissionRule): Reach | undefined {
  if (rule.tool !== 'Bash' || rule.specifier === undefined || rule.specifier.length > LONGEST) return undefined;
  const specifier = unescapeSpecifier(rule.specifier);
  const pattern = shellPattern(specifier);
  if (pattern.kind === 'exact' || isEverything(specifier) || isDeadInAllow(specifier)) return undefined;
  const shape = shapeOf(pattern);
  // No program reads such text as it looks: the shell takes it for a heredoc or a subshell.
  if (/<<|(?:^|\s)\(/.test(shape.stem)) return undefined;
  if (shape.stem.trim() === '')
    return { deeds: [leading(shape)], instead: [], rather: [], free: undefined, bare: false, wildcard: 'leading', glued: undefined, elevated: false };
  const written = shape.stem.trim().split(/\s+/);
  const { words: bare, elevated, where: first } = unwrap(written);
  const { words, where = first } = unwrap(withoutGlobalOptions(bare));
  const found = shape.glued || isTelling(words) ? lookUp(words) : undefined;
  const own = found ? deedsOf(found.program, found.name, found.rest, shape) : [];
  const deeds = (own.length === 0 && found && found.rest.length > 0 ? deedsBelow(words, shape) : own).filter((deed) => matters(deed, where));
  const last = words.at(-1) ?? '';
  const glued = shape.glued && words.length <= 3 && /^[a-z][\w:-]*$/i.test(last) ? last : undefined;
  if (deeds.length === 0 && glued === undefined && !elevated) return undefined;
  const inner = shape.tail.trim() !== '' && words.length === 1;
  return {
    deeds,
    instead: found ? named(found.program.instead, found.program, written.slice(0, written.length - found.rest.length).join(' ')) : [],
    rather: found ? named(found.program.rather, found.program, found.name) : [],
    free: found?.program.free ? found.name : undefined,
    bare: found?.rest.length === 0,
    wildcard: inner ? 'inner' : undefined,
    glued,
    elevated,
  };
}

/** Of a project's package what makes it more than a tool; in a container or on another machine only that anything runs there. */
const matters = ({ mild, purpose }: Deed, where: Unwrapped['where']): boolean => where === undefined || (where === 'package' ? !mild : purpose);

/** Spellings are written for the entry's first name; this is how the rule calls it, with wrappers and options. */
const named = (spellings: readonly string[] = [], { prefix }: Program, name: string): readonly string[] =>
  spellings.map((one) => (one.startsWith(`${prefix} `) ? name + one.slice(prefix.length) : one));

/** `*` and `**` are the whole shell, which is another finding. */
const isEverything = (specifier: string): boolean => /^\s*\*+\s*$/.test(specifier);

interface Shape {
  /** What every matching text starts with. */
  readonly stem: string;
  /** What must follow the first wildcard, with later wildcards filled. */
  readonly tail: string;
  /** The wildcard follows a letter or digit. */
  readonly glued: boolean;
}

function shapeOf(pattern: Exclude<ShellPattern, { kind: 'exact' }>): Shape {
  if (pattern.kind === 'prefix') return { stem: pattern.text, tail: '', glued: false };
  const stem = pattern.words[0] ?? '';
  const tail = pattern.words.slice(1).join('x');
  return { stem, tail, glued: /[A-Za-z0-9]$/.test(stem) };
}

function leading({ tail }: Shape): Deed {
  return { can: 'exec', witness: `sh -c id${joint(tail)}`, purpose: true, mild: false };
}

const joint = (tail: string): string => (tail === '' || /^\s/.test(tail) ? tail.trimEnd() : ` x${tail.trimEnd()}`);

/** Whether a program with these words only says something about itself or about what it would do. `nice -n` and `xargs -n` do not. */
function onlySays(name: string, rest: readonly string[]): boolean {
  const wrapper = wrapperNamed(name);
  return rest.some((word) => wrapper?.stops?.includes(word) || (ONLY_SAYS.test(word) && !Object.hasOwn(wrapper?.valued ?? {}, word)));
}
const ONLY_SAYS = /^(?:--version|-v|-V|--help|-h|--dry-run|-n|--check|--list)$/;

function deedsOf(program: Program, name: string, rest: readonly string[], shape: Shape): readonly Deed[] {
  const deed = (power: Power, words: string): Deed => ({
    can: power.can,
    witness:
      (power.feed === undefined ? '' : `${power.feed} | `) +
      (/^["']/.test(shape.tail) && shape.stem.endsWith(shape.tail[0] ?? '')
        ? shape.stem + words + shape.tail
        : `${shape.stem.trimEnd()} ${words}`.trimEnd() + joint(shape.tail)),
    purpose: power.purpose === true,
    mild: power.mild === true,
    entry: { program, name, power },
  });
  const powers = toldOf(program);
  if (rest.length === 0) return powers.map((power) => deed(power, power.words));
  if (onlySays(program.prefix, rest) || isOddWrapper(program.prefix, rest[0] ?? '')) return [];
  const quote = rest.length === 1 ? /^["']$/.exec(rest[0] ?? '')?.[0] : undefined;
  if (quote !== undefined) {
    const closed = shape.tail.startsWith(quote);
    const coded = powers.filter((power) => power.words.startsWith("'"));
    return coded.map((power) => deed(power, inQuotes(power.words, quote, closed)));
  }
  const operands = operandsOf(program.prefix, rest);
  const { after } = program;
  if (after !== undefined && operands.length > 0 && operands.length <= (program.operands ?? 0) && /^[\w.:@/-]+$/.test(operands.join(''))) {
    const command = rest.at(-1) === '--' ? after.replace(/^-- /, '') : after;
    return powers.slice(0, 1).map((power) => deed(power, command));
  }
  const value = missingValue(program.prefix, rest);
  return powers.flatMap((power) => {
    if (power.anywhere === true || (power.purpose === true && operands.length === 0))
      return [deed(power, value === undefined ? power.words : `${value} ${power.words}`)];
    const behind = leftOf(power.words, rest);
    return behind === undefined ? [] : [deed(power, behind)];
  });
}

/** What the sub-commands can that have entries of their own, where the words before them have none: `uv tool run` of `uv tool`. */
function deedsBelow([first = '', ...rest]: readonly string[], { stem, tail }: Shape): readonly Deed[] {
  const beginning = `${[baseName(first), ...rest].join(' ')} `;
  return entriesNamed(first).flatMap(([name, program]) => {
    if (!name.startsWith(beginning)) return [];
    const powers = program.powers.filter((power) => counts(power) && !power.mild && power.feed === undefined);
    return powers.map((power) => ({
      can: power.can,
      witness: `${stem.trimEnd()} ${name.slice(beginning.length)} ${power.words}`.trimEnd() + joint(tail),
      purpose: power.purpose === true,
      mild: false,
      entry: { program, name, power },
    }));
  });
}

/** What is left of the words of a power when the rule names its first sub-commands: `read` of `op read:*`. */
function leftOf(words: string, rest: readonly string[]): string | undefined {
  const named = subcommandsOf(words);
  return rest.length <= named.length && rest.every((word, i) => word === named[i]) ? words.split(' ').slice(rest.length).join(' ') : undefined;
}

/** The rule has opened the quotation mark already: `Bash(node -e ' *)`. */
const inQuotes = (words: string, quote: string, closed: boolean): string => {
  const code = words.slice(1, -1);
  return (quote === '"' ? code.replaceAll('"', "'") : code) + (closed ? '' : quote);
};

/** W1: what stands behind these in another form is not taken apart, and asked about. */
const isOddWrapper = (wrapper: string, next: string): boolean => {
  const known = NEXT[wrapper];
  return known !== undefined && !known.test(next);
};
const NEXT: Readonly<Record<string, RegExp>> = {
  env: /^(?:-i|-u|--ignore-environment|-|[A-Za-z_]\w*=.*|[A-Za-z./][\w./+-]*)$/,
  timeout: /^(?:\d.*|-[ksv]|--kill-after.*|--signal.*|--foreground|--preserve-status|--verbose)$/,
  nohup: /^[A-Za-z./]/,
  time: /^[A-Za-z./]/,
  command: /^(?:-p|--|[A-Za-z./].*)$/,
};
