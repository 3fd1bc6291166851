import { type Command, forEachChild, type ParsedScript, type Pipeline, parse, type SyntaxNode, type Word } from 'unbash';
import type { ShellCommand, ShellText, ShellWord } from '../../model/shell.ts';

type Draft = { -readonly [K in keyof ShellCommand]: ShellCommand[K] };
type Inside = ShellCommand['inside'];

/** Longer texts are no commands that somebody wrote by hand; the parser's time must stay bounded. */
const MAX_LENGTH = 100_000;
/** A generated script of thousands of commands is not read to its end. */
const MAX_COMMANDS = 5_000;
/** `sh -c 'sh -c "…"'`: how deep texts in texts are followed. */
const MAX_DEPTH = 4;

/** Shell text as a flat list of commands that know their neighbours. Nothing is run or looked up. */
export function parseShell(text: string): ShellText {
  const commands: Draft[] = [];
  const broken = text.length > MAX_LENGTH || read(text, commands, undefined, 0);
  return { commands: commands.slice(0, MAX_COMMANDS), broken: broken || commands.length > MAX_COMMANDS };
}

/** The syntax tree itself, for whoever follows a script statement by statement. */
export function parseScript(text: string): ParsedScript {
  return parse(text);
}

function read(text: string, commands: Draft[], span: { start: number; end: number } | undefined, depth: number): boolean {
  const script = parse(text);
  new Reader(commands, span, depth).visit(script, undefined, undefined);
  return (script.errors?.length ?? 0) > 0;
}

class Reader {
  private readonly commands: Draft[];
  /** Set for a text inside a text: its own offsets say nothing about the outer one. */
  private readonly span: { start: number; end: number } | undefined;
  private readonly depth: number;

  constructor(commands: Draft[], span: { start: number; end: number } | undefined, depth: number) {
    this.commands = commands;
    this.span = span;
    this.depth = depth;
  }

  visit(node: SyntaxNode, feeds: ShellCommand | undefined, inside: Inside): ShellCommand | undefined {
    if (node.type === 'Command') return this.command(node, feeds, inside);
    if (node.type === 'Pipeline') return this.pipeline(node, feeds, inside);
    let first: ShellCommand | undefined;
    forEachChild(node, (child) => {
      const one = this.visit(child, feeds, inside);
      first ??= one;
    });
    return first;
  }

  /** Right to left, so that each command is there before the one that feeds it; then put into reading order. */
  private pipeline(node: Pipeline, feeds: ShellCommand | undefined, inside: Inside): ShellCommand | undefined {
    const at = this.commands.length;
    const groups: Draft[][] = [];
    let next = feeds;
    for (const part of node.commands.toReversed()) {
      next = this.visit(part, next, inside) ?? next;
      groups.unshift(this.commands.splice(at));
    }
    this.commands.push(...groups.flat());
    return next;
  }

  private command(node: Command, feeds: ShellCommand | undefined, inside: Inside): ShellCommand {
    const words: ShellWord[] = [];
    const assignments: { name: string; value: string }[] = [];
    const redirects: { operator: string; target: string }[] = [];
    const { start, end } = this.span ?? { start: node.pos, end: node.end };
    const command: Draft = { words, assignments, redirects, feeds, inside, start, end };
    this.commands.push(command);
    const nested = (part: SyntaxNode, word: number) => forEachChild(part, (child) => void this.visit(child, undefined, { command, word }));
    const add = (word: Word) => {
      words.push({ text: word.text, value: word.value, plain: isPlain(word) });
      nested(word, words.length - 1);
    };
    for (const part of node.prefix) {
      if (part.type === 'Assignment') assignments.push({ name: part.name, value: part.value.type === 'Word' ? part.value.value : '' });
      else if (part.type !== 'HereDoc') redirects.push({ operator: part.operator, target: part.target?.value ?? '' });
      nested(part, -1);
    }
    if (node.name) add(node.name);
    for (const part of node.suffix) {
      if (part.type === 'Word') add(part);
      else if (part.type === 'Assignment') {
        words.push({ text: part.text, value: part.text, plain: false });
        nested(part, words.length - 1);
      } else {
        redirects.push({ operator: part.operator, target: part.type === 'HereDoc' ? part.body.text : (part.target?.value ?? '') });
        nested(part, -1);
      }
    }
    const inner = this.depth < MAX_DEPTH ? innerText(words) : undefined;
    if (inner !== undefined) read(inner, this.commands, { start, end }, this.depth + 1);
    return command;
  }
}

const SHELL = /^(?:.*\/)?(?:ba|da|z|k|a)?sh$/;

/** The text that `sh -c TEXT` or `eval TEXT` runs, where it is literal. */
function innerText(words: readonly ShellWord[]): string | undefined {
  const at = words.findIndex(({ value }) => SHELL.test(value) || value === 'eval');
  const rest = words.slice(at + 1);
  if (at < 0) return undefined;
  if (words[at]?.value === 'eval') return rest.length > 0 && rest.every((w) => w.plain) ? rest.map((w) => w.value).join(' ') : undefined;
  const flag = rest.findIndex(({ value }) => /^-[abd-z]*c[a-z]*$/.test(value));
  const text = flag < 0 ? undefined : rest[flag + 1];
  // Between double quotes the expansions are the outer shell's, but the shape of the inner text is plain to see.
  return text && !/^(?:\$\(|`)/.test(text.value) ? text.value : undefined;
}

function isPlain(word: Word): boolean {
  const expands = (parts: Word['parts']): boolean =>
    parts?.some((part) => !/^(?:Literal|SingleQuoted|AnsiCQuoted)$/.test(part.type) && (part.type !== 'DoubleQuoted' || expands(part.parts))) ?? false;
  return !expands(word.parts);
}
