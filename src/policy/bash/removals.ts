import { expandHome, isWithin, resolve } from '../paths/posix.ts';
import type { Places } from '../paths/rules.ts';
import type { Arg, Part } from './command.ts';
import { parseLine } from './parse.ts';
import { programName } from './texts.ts';
import { peel, started } from './wrappers.ts';

/** S1: a removal that no rule and no mode lets pass. Returns what is wrong with it. */
export function criticalRemoval(parts: readonly Part[], places: Places, depth = 0): string | undefined {
  for (const part of parts) {
    if (part.defined || !mayRemove(part)) continue;
    const found = partRemoval(part, places, depth);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * S3: a `sh -c` script that holds a removal asks where a deny rule stops a command in it (it never denies; other scripts are not looked at).
 * `denied` says whether a deny rule matches a part.
 */
export function deniedScript(parts: readonly Part[], home: string, denied: (part: Part) => boolean): boolean {
  return parts.some((part) => {
    const script = part.argv.length > 2 && mayRemove(part) ? shellScript(part) : undefined;
    const inner = script === undefined ? [] : parseLine(script, home).parts;
    return inner.some(isRemoval) && inner.some(denied);
  });
}

const isRemoval = (part: Part): boolean => REMOVERS.has(programName(behindWrappers(part)[0]?.value ?? ''));

const REMOVERS: ReadonlySet<string> = new Set(['rm', 'rmdir']);

function shellScript(part: Part): string | undefined {
  const [program, ...rest] = behindWrappers(part);
  const name = programName(program?.value ?? '');
  const args = name === 'busybox' ? rest.slice(1) : rest;
  if (!SHELLS.has(name) && !(name === 'busybox' && SHELLS.has(rest[0]?.value ?? ''))) return undefined;
  const flag = args.findIndex((arg) => /^-[abd-z]*c[a-z]*$/.test(arg.value));
  return flag < 0 ? undefined : args[flag + 1]?.value;
}

/** The command behind every wrapper but xargs. */
function behindWrappers(part: Part): readonly Arg[] {
  const values = part.argv.map((arg) => arg.value);
  let at = 0;
  for (let layer = 0; layer < 20; layer++) {
    const name = programName(values[at] ?? '');
    if (name === 'xargs') break;
    const inner = peel([name, ...values.slice(at + 1)], 0);
    const other = inner === undefined ? started(values, at, name) : undefined;
    if (inner !== undefined) at += inner;
    else if (other && 'at' in other) at = other.at;
    else break;
  }
  return part.argv.slice(at);
}

const SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'zsh', 'dash', 'ksh']);

/** Asked of every command, so that most need no second look: a word that can spell a removal, or a script that can. */
const mayRemove = ({ argv }: Part): boolean => argv.some(({ value, quoted }) => value.includes('rm') || (quoted && /["'\\$`]/.test(value)));

function partRemoval(part: Part, places: Places, depth: number): string | undefined {
  const values = part.argv.map((arg) => arg.value);
  let at = 0;
  for (let layer = 0; layer < 20; layer++) {
    const name = programName(values[at] ?? '');
    if (name === 'rm' || name === 'rmdir') return removalProblem(name, part.argv.slice(at + 1), places);
    if (name === 'xargs') return undefined;
    if (SHELLS.has(name) && depth < 3) return scriptRemoval(part.argv.slice(at + 1), places, depth);
    const next = peel([name, ...values.slice(at + 1)], 0) ?? (name === 'env' ? envStart(values, at) : undefined);
    if (next === undefined) return undefined;
    at = name === 'env' ? next : at + next;
  }
  return undefined;
}

function envStart(values: readonly string[], at: number): number | undefined {
  const inner = started(values, at, 'env');
  return inner && 'at' in inner ? inner.at : undefined;
}

/** `sh -c 'text'`. */
function scriptRemoval(args: readonly Arg[], places: Places, depth: number): string | undefined {
  const flag = args.findIndex((arg) => /^-[abd-z]*c[a-z]*$/.test(arg.value));
  const script = flag < 0 ? undefined : args[flag + 1];
  if (script === undefined) return undefined;
  const line = parseLine(script.value, places.home);
  const found = criticalRemoval(line.parts, places, depth + 1);
  if (found !== undefined) return found;
  return line.complex !== undefined && line.parts.some(isRemoval) && /(?:^|[;&|\n])[^\S\n]*(?:[^\s;&|]*\/)?rm/.test(script.value)
    ? 'a script of a shell that removes and cannot be checked'
    : undefined;
}

function removalProblem(name: string, args: readonly Arg[], places: Places): string | undefined {
  let flags = true;
  // Beside a target that is known only at run time, plain ones are not looked at.
  const unknown = args.some((arg) => arg.dynamic);
  const recursive = name === 'rm' && args.some((arg) => /^-[A-Za-z]*[rR]|^--recursive$/.test(arg.value));
  for (const arg of args) {
    if (flags && arg.value === '--') {
      flags = false;
      continue;
    }
    if (flags && arg.value.startsWith('-')) continue;
    const why = unknown && !arg.dynamic ? undefined : targetProblem(name, arg, places, recursive);
    if (why !== undefined) return why;
  }
  return undefined;
}

function targetProblem(name: string, arg: Arg, places: Places, recursive: boolean): string | undefined {
  if (/^"?\$\{?[A-Za-z_]\w*\}?"?\/\*?"?$/.test(arg.raw)) return `${name} on a path that may begin with nothing`;
  if (arg.raw === '${HOME}' || arg.raw === '"${HOME}"') return `${name} on the home folder`;
  if (recursive && /^"?(?:\$\([\s\S]*\)|`[\s\S]*`)"?$/.test(arg.raw)) return 'rm on what a command prints';
  if (arg.dynamic) return undefined;
  const text = arg.value.trim();
  const path = resolve(places.current, expandHome(text, places.home));
  const folder = /^\*+$/.test(text.slice(text.lastIndexOf('/') + 1)) ? resolve(path, '..') : undefined;
  if (/^\*+\/$/.test(text)) return `${name} on every folder`;
  if (arg.glob && folder === undefined) return undefined;
  const target = folder ?? path;
  if (isCritical(target, places, /^\/[^/]+\/(?:.*\/)?\.\.\/./.test(text))) return `${name} on ${folder === undefined ? '' : 'everything in '}${target}`;
  return recursive && /^\/mnt\/[a-z](?:\/|$)/i.test(target) ? 'rm on a mounted drive' : undefined;
}

/** The root and what stands directly in it, the home folder, the working folder, and whatever contains one of them. */
function isCritical(path: string, places: Places, detour: boolean): boolean {
  return (!detour && path.lastIndexOf('/') === 0) || isWithin(places.home, path) || isWithin(places.current, path) || isWithin(places.start, path);
}
