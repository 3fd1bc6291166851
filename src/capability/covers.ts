import { canonicalTool, isMcpName, matchesToolGlob } from '../client/tools.ts';
import type { PermissionRule } from '../model/permission.ts';
import { matchesShellPattern, type ShellPattern, shellPattern } from '../policy/specifier.ts';
import { unescapeSpecifier } from '../policy/syntax.ts';

/**
 * Whether every call that `inner` matches is matched by `outer`: a proof from the texts alone, for the shapes in which it is plain
 * to see. False means "not proved", never "no".
 */
export function covers(outer: PermissionRule, inner: PermissionRule): boolean {
  const tool = canonicalTool(inner.tool);
  if (isMcpName(inner.tool)) return outer.specifier === undefined && coversMcp(outer.tool, inner.tool);
  if (outer.specifier === undefined && outer.tool.includes('*')) return matchesToolGlob(outer.tool, tool);
  if (canonicalTool(outer.tool) !== tool) return false;
  if (outer.specifier === inner.specifier) return true;
  if (tool === 'WebFetch') return outer.specifier === undefined || outer.specifier === '*' || outer.specifier === 'domain:*';
  if (tool === 'Read' || tool === 'Edit') return coversPath(outer.specifier, inner.specifier);
  if (tool !== 'Bash') return false;
  if (outer.specifier === undefined || outer.specifier === '*') return true;
  if (inner.specifier === undefined || inner.specifier === '*') return false;
  return coversPattern(patternOf(outer), patternOf(inner));
}

/**
 * Path rules: the whole disk, and a folder of plain characters over what lies below it at the same anchor. A bare name is no such rule:
 * `Edit` is one tool, `Edit(/src/**)` also speaks of Write and of the shell. A pattern that begins with `!` takes away.
 */
function coversPath(outer: string | undefined, inner: string | undefined): boolean {
  if (outer === undefined || inner === undefined || inner === '*' || inner.startsWith('!')) return false;
  if (outer === '//**') return true;
  const folder = /^((?:\/\/|~\/|\/)[\w./@-]+)\/\*\*$/.exec(outer)?.[1];
  return folder !== undefined && inner.startsWith(`${folder}/`) && !inner.split('/').includes('..');
}

const patterns = new WeakMap<PermissionRule, ShellPattern>();

/** The pattern of a Bash rule with a specifier; lists of thousands are compared with each other, so each is read once. */
export function patternOf(rule: PermissionRule): ShellPattern {
  const known = patterns.get(rule);
  if (known) return known;
  const pattern = shellPattern(unescapeSpecifier(rule.specifier ?? ''));
  patterns.set(rule, pattern);
  return pattern;
}

/** What an open pattern covers: every text that begins with the stem; with `glued` false, as a whole word. Undefined for other patterns. */
export function stemOf(pattern: ShellPattern): { readonly text: string; readonly glued: boolean } | undefined {
  const text = pattern.kind === 'prefix' ? pattern.text : pattern.kind === 'wildcard' ? openStem(pattern) : undefined;
  return text === undefined ? undefined : { text, glued: pattern.kind === 'wildcard' && !pattern.optionalTail };
}

/** The fixed text that everything begins with that the pattern matches. */
export const fixedStart = (pattern: ShellPattern): string => (pattern.kind === 'wildcard' ? (pattern.words[0] ?? '') : pattern.text);

function coversMcp(outer: string, inner: string): boolean {
  const whole = outer.replace(/__\*$/, '');
  if (!isMcpName(whole) || whole.includes('*')) return outer === 'mcp__*';
  return inner === whole || inner.startsWith(`${whole}__`);
}

function coversPattern(outer: ShellPattern, inner: ShellPattern): boolean {
  if (outer.kind === 'exact') return inner.kind === 'exact' && inner.text === outer.text;
  if (inner.kind === 'exact') return isPlain(inner.text) && matchesShellPattern(outer, inner.text);
  const stem = stemOf(outer);
  if (stem === undefined) return false;
  const first = fixedStart(inner);
  if (hasOperator(first)) return false;
  if (stem.glued) return first.startsWith(stem.text);
  // A wildcard's first piece is only a beginning: `git push*` is not covered by `git push:*`.
  if (inner.kind === 'prefix' || inner.optionalTail) return first.trimEnd() === stem.text || first.startsWith(`${stem.text} `);
  return first.startsWith(`${stem.text} `);
}

/** `w*` and `w *` reach everything that begins with w; other wildcards also look at what follows. */
function openStem(pattern: Extract<ShellPattern, { kind: 'wildcard' }>): string | undefined {
  if (pattern.words.length !== 2 || pattern.words[1] !== '') return undefined;
  const first = pattern.words[0] ?? '';
  return pattern.optionalTail ? first.slice(0, -1) : first;
}

/** Nothing in it that the client would split, strip or refuse to analyse: its text is matched as it stands. */
const isPlain = (text: string): boolean => /^[\w./:=@,+%-]+(?: [\w./:=@,+%-]+)*$/.test(text);

const hasOperator = (text: string): boolean => /[|&;<>()`$\n]/.test(text);
