import type { EntryCommand, EntryWord } from '../../model/entry.ts';
import type { Job } from './jobs.ts';
import { pipesOf } from './output.ts';
import { type Pattern, patternOf, type Syntax } from './pattern.ts';

/** A part of the pipe behind the client that takes secrets out. */
export interface Redaction {
  /** Which way of the output, by number. */
  readonly pipe: number;
  /** Which part: 1 is the first behind the client. */
  readonly part: number;
  /** The programs in it that do the work: it may be a function. */
  readonly programs: readonly EntryCommand[];
}

const NAMED = /redact|mask|scrub|saniti[sz]|censor|anonymi[sz]|strip[-_]?secret|filter[-_]?secret/i;
const TELLING = /sk-|sk_|xox|xapp|gh[a-z[(]|github_pat|AKIA|AIza|glpat|npm_|eyJ|[Bb]\]?earer|TOKEN|_KEY|SECRET|PASSW|redact|\*{3}/i;
const EDITORS = /^(?:g?sed|perl)$/;

export function redactionsOf(job: Job): readonly Redaction[] {
  return pipesOf(job).flatMap((parts, pipe) => parts.flatMap((command, part) => redactionIn(job, command, pipe, part)));
}

function redactionIn(job: Job, command: EntryCommand, pipe: number, part: number): readonly Redaction[] {
  if (part === 0) return [];
  const body = command.program === '' ? [] : job.text.commands.filter(({ functions }) => functions.includes(command.program));
  const programs = [command, ...body].filter(({ program }) => EDITORS.test(program));
  const isTelling = programs.some((one) => scriptsOf(one).some(({ value }) => TELLING.test(value)));
  return NAMED.test(command.program) || isTelling ? [{ pipe, part, programs }] : [];
}

/** The words that tell `sed` or `perl` what to do. */
export function scriptsOf({ args }: EntryCommand): readonly EntryWord[] {
  const after = args.filter((_, i) => /^(?:-[a-zA-Z]*e|--expression)$/.test(args[i - 1]?.value ?? ''));
  if (after.length > 0) return after;
  const files = args.some(({ value }) => /^(?:-f|--file)/.test(value));
  return files ? [] : args.filter(({ value }) => !value.startsWith('-')).slice(0, 1);
}

/** All patterns whose matches are replaced; undefined where one cannot be followed. */
export function patternsOf(redactions: readonly Redaction[]): readonly Pattern[] | undefined {
  const found: Pattern[] = [];
  for (const { programs } of redactions) {
    if (programs.length === 0) return undefined;
    for (const command of programs) {
      const scripts = scriptsOf(command);
      if (scripts.length === 0) return undefined;
      const isExtended = command.args.some(({ value }) => /^-[a-zA-Z]*[Er]|^--regexp-extended$/.test(value));
      const syntax: Syntax = command.program === 'perl' ? 'perl' : isExtended ? 'extended' : 'basic';
      for (const script of scripts) {
        const patterns = script.known ? substituted(script.value, syntax) : undefined;
        if (!patterns) return undefined;
        found.push(...patterns);
      }
    }
  }
  return found;
}

/** `s/A/B/g; s|C|D|`: the patterns of all of them; undefined where the text says anything else. */
function substituted(script: string, syntax: Syntax): readonly Pattern[] | undefined {
  const found: Pattern[] = [];
  let at = 0;
  while (at < script.length) {
    const char = script.charAt(at);
    if (/[\s;]/.test(char)) {
      at++;
      continue;
    }
    const delimiter = script.charAt(at + 1);
    if (char !== 's' || !/[^\w\s\\{([<;]/.test(delimiter)) return undefined;
    const source = until(script, at + 2, delimiter);
    const replacement = source && until(script, source.end, delimiter);
    if (!source || !replacement) return undefined;
    const flags = /[a-zA-Z\d]*/y;
    flags.lastIndex = replacement.end;
    const given = flags.exec(script)?.[0] ?? '';
    const pattern = patternOf(source.text, syntax, /i/i.test(given));
    if (!pattern) return undefined;
    found.push(pattern);
    at = replacement.end + given.length;
  }
  return found;
}

/** The text up to a delimiter without a backslash, and where it goes on. */
function until(script: string, from: number, delimiter: string): { readonly text: string; readonly end: number } | undefined {
  let text = '';
  for (let i = from; i < script.length; i++) {
    const char = script.charAt(i);
    if (char === delimiter) return { text, end: i + 1 };
    if (char === '\\') {
      const next = script.charAt(++i);
      text += next === delimiter ? next : char + next;
    } else text += char;
  }
  return undefined;
}

const LONG = 'aB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xYzA1b';
const CAPITALS = 'ABCDEFGH23456789';

/** What tokens look like today, made up; `common`: nearly every job has one. */
const SHAPES: readonly { readonly name: string; readonly token: string; readonly common: boolean }[] = [
  { name: 'sk-ant-', token: `sk-ant-api03-${LONG}-${LONG}_${LONG}AA`, common: true },
  { name: 'sk-proj-', token: `sk-proj-${LONG}_${LONG}-${LONG}`, common: false },
  { name: 'ghp_', token: `ghp_${LONG}`, common: true },
  { name: 'github_pat_', token: `github_pat_11AB_${LONG}`, common: false },
  { name: 'xoxb-', token: `xoxb-123456789012-1234567890123-${LONG.slice(0, 24)}`, common: true },
  { name: 'xapp-', token: `xapp-1-A0123456789-1234567890123-${LONG}`, common: false },
  { name: 'AKIA', token: `AKIA${CAPITALS}`, common: true },
  { name: 'AIza', token: `AIza${LONG.slice(1)}`, common: false },
  { name: 'glpat-', token: `glpat-${LONG.slice(0, 20)}`, common: false },
  { name: 'npm_', token: `npm_${LONG}`, common: false },
  { name: 'eyJ', token: `eyJ${LONG}.eyJ${LONG}.${LONG}-_x`, common: true },
  { name: 'Bearer', token: `Bearer ${LONG}`, common: true },
];

/** A few characters of a token are no secret. */
const LEFT = 8;

/** Beginnings of tokens that these patterns leave in a text, whole or for the greater part. */
export function missed(patterns: readonly Pattern[]): { readonly names: readonly string[]; readonly isTelling: boolean } {
  const found = SHAPES.filter(({ token }) => !patterns.some((pattern) => covers(pattern, token)));
  return { names: found.map(({ name }) => name), isTelling: found.some(({ common }) => common) && found.length < SHAPES.length };
}

function covers(pattern: Pattern, token: string): boolean {
  const before = 'got ';
  const match = pattern.match(`${before}${token} .`);
  return match !== undefined && match.start <= before.length + LEFT && match.end >= before.length + token.length - LEFT;
}
