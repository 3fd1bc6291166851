import type {
  AndOr,
  ArrayValue,
  Command,
  CommandNode,
  CompoundList,
  Function as FunctionNode,
  If,
  Pipeline,
  PipelineNode,
  Redirection,
  Statement,
  Word,
} from 'unbash';
import type { EntryAssignment, EntryCommand, EntryRedirect, EntryVariable, EntryWord, ShellState, SourcedFile, StatusUse, Told } from '../../model/entry.ts';
import { parseScript } from '../document/shell.lazy.ts';
import { clientIn, type FoundClient } from './client.ts';
import { innerSource, type Source } from './source.ts';
import { assigned, expand, type Scope, single } from './words.ts';
import { baseName, peel } from './wrappers.ts';

export type Draft = { -readonly [K in keyof EntryCommand]: EntryCommand[K] };

/** A call of the client, as the shell comes to it. */
export interface Found {
  readonly client: FoundClient;
  readonly command: EntryCommand;
  /** How many commands have run before. */
  readonly index: number;
  readonly variables: ReadonlyMap<string, EntryVariable>;
  readonly sourced: readonly SourcedFile[];
}

export interface Walked {
  readonly commands: readonly EntryCommand[];
  readonly found: readonly Found[];
  readonly broken: boolean;
}

/** Longer texts are no scripts that somebody wrote by hand. */
const MAX_LENGTH = 100_000;
const MAX_COMMANDS = 3_000;
const MAX_DEPTH = 8;

export const START: ShellState = {
  errexit: false,
  nounset: false,
  pipefail: false,
  errtrace: false,
  xtrace: false,
  allexport: false,
  umask: undefined,
  cd: undefined,
  redirects: [],
};
const UNKNOWN: ShellState = {
  ...START,
  errexit: undefined,
  nounset: undefined,
  pipefail: undefined,
  errtrace: undefined,
  xtrace: undefined,
  allexport: undefined,
};

/** What surrounds a command. */
interface Around {
  readonly conditional: boolean;
  readonly loop: boolean;
  readonly status: StatusUse;
  readonly background: boolean;
  readonly redirects: readonly EntryRedirect[];
  readonly inside: EntryCommand['inside'];
  readonly functions: readonly string[];
  readonly parameters: readonly EntryWord[] | undefined;
  readonly depth: number;
  readonly uncalled: boolean;
}

const OUTSIDE: Around = {
  conditional: false,
  loop: false,
  status: 'plain',
  background: false,
  redirects: [],
  inside: undefined,
  functions: [],
  parameters: undefined,
  depth: 0,
  uncalled: false,
};

/** Goes through a shell text in the order of execution and runs nothing of it. */
export function walkShell(source: Source, state: ShellState = START, variables?: ReadonlyMap<string, EntryVariable>): Walked {
  if (source.text.length > MAX_LENGTH) return { commands: [], found: [], broken: true };
  const script = parseScript(source.text);
  const interpreter = new Interpreter(source, state, variables);
  interpreter.script(script.commands);
  return { commands: interpreter.commands, found: interpreter.found, broken: (script.errors?.length ?? 0) > 0 || interpreter.commands.length >= MAX_COMMANDS };
}

class Interpreter {
  readonly commands: Draft[] = [];
  readonly found: Found[] = [];
  private source: Source;
  private state: ShellState;
  private readonly variables: Map<string, EntryVariable>;
  private readonly functions = new Map<string, FunctionNode>();
  private readonly called = new Map<string, number>();
  private readonly sourced: SourcedFile[] = [];

  constructor(source: Source, state: ShellState, variables: ReadonlyMap<string, EntryVariable> | undefined) {
    this.source = source;
    this.state = state;
    this.variables = new Map(variables);
  }

  script(statements: readonly Statement[]): void {
    this.statements(statements, OUTSIDE);
    // A function that nobody calls here is called from outside, or by a name that we cannot see.
    for (const [name, node] of this.functions) {
      if (this.called.has(name)) continue;
      this.state = UNKNOWN;
      this.call(name, node, undefined, { ...OUTSIDE, conditional: true, uncalled: true });
    }
  }

  private statements(statements: readonly Statement[], around: Around): void {
    for (const statement of statements) {
      if (this.commands.length >= MAX_COMMANDS) return;
      this.node(statement.command, statement.background ? { ...around, background: true } : around);
    }
  }

  private list(list: CompoundList | undefined, around: Around): void {
    if (list) this.statements(list.commands, around);
  }

  /** A part that not every run comes to: what it changes is known no longer, unless it ends the script. */
  private branch(run: () => void): void {
    const before = this.state;
    const variables = new Map(this.variables);
    const from = this.commands.length;
    run();
    const last = this.commands.at(-1);
    if (last && this.commands.length > from && LEAVES.has(last.program)) {
      this.state = before;
      this.variables.clear();
      for (const [name, value] of variables) this.variables.set(name, value);
      return;
    }
    this.state = merge(before, this.state);
    for (const [name, now] of this.variables) if (variables.get(name) !== now) this.variables.set(name, unsure(now, variables.get(name)));
  }

  private node(node: PipelineNode | AndOr, around: Around): void {
    if (this.commands.length >= MAX_COMMANDS || around.depth > MAX_DEPTH) return;
    switch (node.type) {
      case 'AndOr':
        this.andOr(node, around);
        break;
      case 'Pipeline':
        this.pipeline(node, around);
        break;
      default:
        this.command(node, around);
    }
  }

  private andOr(node: AndOr, around: Around): void {
    node.commands.forEach((part, i) => {
      const next = node.operators[i];
      const status: StatusUse = next === '&&' ? 'tested' : next === '||' ? orElse(node.commands[i + 1]) : around.status;
      const inner = { ...around, status };
      // `cd X || exit` and `set -e && …` leave what they do behind them.
      if (i === 0) this.node(part, inner);
      else if (node.operators[i - 1] === '&&' && around.status === 'plain' && this.isSetting(part) && !isTest(node.commands[i - 1]))
        this.node(part, { ...inner, conditional: true });
      else this.branch(() => this.node(part, { ...inner, conditional: true }));
    });
  }

  private isSetting(part: PipelineNode): boolean {
    return part.type === 'Command' && /^(?:cd|set|export|umask)$/.test(part.name?.value ?? 'set');
  }

  private pipeline(node: Pipeline, around: Around): void {
    const negated = node.prefixes.some(({ type }) => type === 'Negation');
    const inner: Around = { ...around, status: negated ? 'handled' : around.status };
    if (node.commands.length === 1) {
      const [only] = node.commands;
      if (only) this.command(only, inner);
      return;
    }
    let previous: { readonly from: number; readonly to: number } | undefined;
    node.commands.forEach((part, i) => {
      const from = this.commands.length;
      // Each part is a shell of its own: what it sets is gone with it.
      this.subshell(() => this.command(part, inner));
      const first = this.commands[from];
      if (previous && first) {
        for (const one of this.commands.slice(previous.from, previous.to)) {
          if (one.feeds === undefined && one.inside === around.inside) one.feeds = { command: first, errors: node.operators[i - 1] === '|&' };
        }
        first.reads = this.commands.slice(previous.from, previous.to).findLast((one) => one.inside === around.inside);
      }
      previous = { from, to: this.commands.length };
    });
  }

  private subshell(run: () => void): void {
    const before = this.state;
    const variables = new Map(this.variables);
    run();
    this.state = before;
    this.variables.clear();
    for (const [name, value] of variables) this.variables.set(name, value);
  }

  private command(node: CommandNode, around: Around): void {
    const maybe: Around = { ...around, conditional: true };
    switch (node.type) {
      case 'Command':
        this.simple(node, around);
        break;
      case 'Redirected':
        this.command(node.command, { ...around, redirects: [...node.redirects.flatMap((one) => this.redirect(one, around)), ...around.redirects] });
        break;
      case 'Function':
        if (!this.functions.has(node.name.value)) this.functions.set(node.name.value, node);
        break;
      case 'Coproc':
        if (node.body.type === 'CompoundList') this.list(node.body, around);
        else this.command(node.body, { ...around, background: true });
        break;
      case 'If':
        this.choice(node, around);
        break;
      case 'For':
      case 'Select':
        for (const word of node.wordlist ?? []) this.nested(word, this.blank(word.pos, word.end, around), 'word', around);
        this.variables.delete(node.name.value);
        this.branch(() => this.list(node.body, { ...maybe, loop: true }));
        break;
      case 'ArithmeticFor':
        this.branch(() => this.list(node.body, { ...maybe, loop: true }));
        break;
      case 'While':
        this.branch(() => {
          this.list(node.clause, { ...around, status: 'tested', loop: true });
          this.list(node.body, { ...maybe, loop: true });
        });
        break;
      case 'Subshell':
        this.subshell(() => this.list(node.body, around));
        break;
      case 'BraceGroup':
        this.list(node.body, around);
        break;
      case 'Case':
        this.words('case', node.word.pos, node.word.end, around);
        this.nested(node.word, this.blank(node.word.pos, node.word.end, around), 'word', around);
        for (const item of node.items) this.branch(() => this.list(item.body, maybe));
        break;
      case 'TestCommand':
        this.words('[[', node.pos, node.end, around);
        break;
      case 'ArithmeticCommand':
        this.words('((', node.pos, node.end, around);
        break;
    }
  }

  private choice(node: If, around: Around): void {
    const tested: Around = { ...around, status: 'tested' };
    const maybe: Around = { ...around, conditional: true };
    this.list(node.clause, tested);
    this.branch(() => this.list(node.then, maybe));
    for (const elif of node.elif) {
      this.branch(() => this.list(elif.clause, { ...tested, conditional: true }));
      this.branch(() => this.list(elif.then, maybe));
    }
    if (node.else) this.branch(() => this.list(node.else, maybe));
  }

  /** `[[ … ]]`, `(( … ))`, `case … in` as if they were programs with these words. */
  private words(program: string, start: number, end: number, around: Around): void {
    const text = this.source.text.slice(start, end);
    const words = [...text.matchAll(/"(?:[^"\\]|\\.)*"|'[^']*'|[^\s"']+/g)].map((match): EntryWord => {
      const value = match[0].replace(/^["']|["']$/g, '');
      const at = this.source.place(start + match.index, start + match.index + match[0].length);
      return { text: match[0], value: this.resolved(value), known: !value.includes('$'), open: false, holes: [], at };
    });
    this.push({ ...this.blank(start, end, around), words, program, args: program === 'case' ? words : words.slice(1) });
  }

  /** Plain variables of a text put in. */
  private resolved(text: string): string {
    return text.replace(/\$\{?([A-Za-z_]\w*)\}?/g, (whole, name: string) => this.variables.get(name)?.value?.value ?? whole);
  }

  private blank(start: number, end: number, around: Around): Draft {
    return {
      words: [],
      assignments: [],
      redirects: around.redirects,
      wrappers: [],
      program: '',
      args: [],
      at: this.source.place(start, end),
      feeds: undefined,
      reads: undefined,
      inside: around.inside,
      status: around.status,
      background: around.background,
      state: this.state,
      conditional: around.conditional,
      functions: around.functions,
      uncalled: around.uncalled,
      loop: around.loop,
    };
  }

  private push(command: Draft): Draft {
    this.commands.push(command);
    return command;
  }

  private simple(node: Command, around: Around): void {
    const scope: Scope = { variables: this.variables, parameters: around.parameters };
    const draft = this.blank(node.pos, node.end, around);
    const assignments: EntryAssignment[] = [];
    const redirects: EntryRedirect[] = [];
    const words: EntryWord[] = [];
    const inner: (() => void)[] = [];
    const name = node.name?.value ?? '';
    const declares = /^(?:export|readonly|local|declare|typeset)$/.test(name);
    const exports = declares && (name === 'export' || node.suffix.some((part) => part.type === 'Word' && /^-[a-zA-Z]*x/.test(part.value)));
    for (const part of [...node.prefix, ...(node.name ? [node.name] : []), ...node.suffix]) {
      if (part.type === 'Assignment') {
        const { value, elements } = assigned(part, this.source, scope);
        const at = this.source.place(part.pos, part.end);
        assignments.push({ name: part.name, value, elements, append: part.append ?? false, exported: exports || this.state.allexport === true, at });
        if (node.name && part.pos > node.name.pos) words.push({ text: part.text, value: part.text, known: false, open: false, holes: [], at });
        inner.push(() => this.nested(part.value, draft, 'assignment', around));
      } else if (part.type === 'Word') {
        words.push(...expand(part, this.source, scope));
        inner.push(() => this.nested(part, draft, 'word', around));
      } else {
        redirects.push(...this.redirect(part, around));
        if (part.type === 'Redirect' && part.target) {
          const { target } = part;
          inner.push(() => this.nested(target, draft, 'redirect', around));
        }
      }
    }
    draft.words = words;
    draft.assignments = assignments;
    draft.redirects = [...redirects, ...around.redirects];
    const { wrappers, words: own, text, lost } = peel(words);
    draft.wrappers = wrappers;
    draft.program = baseName(own[0]?.value ?? '');
    draft.args = own.slice(1);
    // What stands in `$(…)` runs before the command whose word it is.
    for (const run of inner) run();
    const body = wrappers.length === 0 ? this.functions.get(draft.program) : undefined;
    if (body && around.depth < MAX_DEPTH && !around.functions.includes(draft.program)) {
      this.push(draft);
      this.call(draft.program, body, draft, { ...around, redirects: draft.redirects });
      return;
    }
    if (text) {
      this.push(draft);
      this.text(text, draft, around);
      return;
    }
    const client = lost ? undefined : clientIn(own, wrappers);
    this.push(draft);
    if (client) this.found.push({ client, command: draft, index: this.commands.length - 1, variables: new Map(this.variables), sourced: [...this.sourced] });
    if (words.length === 0 || declares) for (const one of assignments) this.assign(one, around);
    if (exports) this.export(words);
    this.effect(draft, around);
  }

  private call(name: string, node: FunctionNode, from: Draft | undefined, around: Around): void {
    const times = (this.called.get(name) ?? 0) + 1;
    this.called.set(name, times);
    // Called from several places it has other words each time: those of the first call stand for none of them.
    const inner: Around = { ...around, functions: [...around.functions, name], parameters: from?.args, depth: around.depth + 1 };
    if (node.body.type === 'CompoundList') this.list(node.body, inner);
    else this.command(node.body, inner);
  }

  /** `bash -c '…'`: a shell of its own. */
  private text(word: EntryWord, outer: Draft, around: Around): void {
    if (around.depth >= MAX_DEPTH || word.value.length > MAX_LENGTH) return;
    const { within } = word.at;
    const before = this.source;
    const state = this.state;
    const length = within ? within.end - within.start : 0;
    // Between the quotes it stands as it is, or its places are those of the word.
    const direct = within !== undefined && length === word.value.length + 2;
    const place = direct
      ? (start: number, end: number) => ({ ...word.at, within: { start: within.start + 1 + start, end: within.start + 1 + end } })
      : () => word.at;
    this.source = { ...innerSource(before, word.value, 0, 0), place };
    const script = parseScript(word.value);
    const flags = outer.wrappers.at(-1)?.words.map(({ value }) => value) ?? [];
    const options = flags.filter((value) => /^-[a-zA-Z]+$/.test(value)).join('');
    this.state = {
      ...START,
      errexit: options.includes('e') && /^(?:ba|da|z|k|a)?sh$/.test(outer.wrappers.at(-1)?.name ?? ''),
      pipefail: flags.includes('pipefail'),
      nounset: options.includes('u') && !/^(?:su|runuser)$/.test(outer.wrappers.at(-1)?.name ?? ''),
      umask: state.umask,
      cd: state.cd,
      redirects: state.redirects,
    };
    const from = this.commands.length;
    this.statements(script.commands, { ...around, depth: around.depth + 1, redirects: outer.redirects });
    for (const one of this.commands.slice(from)) one.wrappers = [...outer.wrappers, ...one.wrappers];
    this.source = before;
    this.state = state;
  }

  /** Commands in `$(…)`, backquotes and `<(…)` of a word. */
  private nested(node: Word | ArrayValue, outer: Draft, kind: 'word' | 'assignment' | 'redirect', around: Around): void {
    if (around.depth >= MAX_DEPTH) return;
    const visit = (parts: Word['parts']): void => {
      for (const part of parts ?? []) {
        if ((part.type === 'CommandExpansion' || part.type === 'ProcessSubstitution') && part.script) {
          const { script } = part;
          // Backquotes with escapes in them are a text of their own.
          if (script.source !== undefined) continue;
          const inside: Around = { ...around, inside: { command: outer, kind }, status: 'plain', redirects: [], depth: around.depth + 1 };
          this.subshell(() => this.statements(script.commands, inside));
        } else if (part.type === 'DoubleQuoted') visit(part.parts);
        else if (part.type === 'ParameterExpansion' && part.operation?.type === 'Default') visit(part.operation.operand.parts);
      }
    };
    if (node.type === 'Word') visit(node.parts);
    else for (const word of node.elements) visit(word.parts);
  }

  private redirect(node: Redirection, around: Around): readonly EntryRedirect[] {
    const descriptor = node.descriptor?.type === 'FileDescriptor' ? node.descriptor.value : undefined;
    if (node.type === 'HereDoc') return [{ operator: node.operator, descriptor, target: undefined }];
    const target = node.target && single(node.target, this.source, { variables: this.variables, parameters: around.parameters });
    return [{ operator: node.operator, descriptor, target }];
  }

  private assign({ name, value, elements, append, exported, at }: EntryAssignment, around: Around): void {
    const before = this.variables.get(name);
    const sure = !around.conditional || around.functions.length > 0;
    const joined =
      append && before?.value && value
        ? { ...value, value: before.value.value + value.value, text: value.text, known: before.value.known && value.known, at: before.value.at }
        : value;
    const all = elements && append && before?.elements ? [...before.elements, ...elements] : elements;
    const now: EntryVariable = { name, value: joined, elements: all, exported: exported || (before?.exported ?? false), at };
    this.variables.set(name, sure ? now : unsure(now, before));
  }

  private export(words: readonly EntryWord[]): void {
    for (const { value } of words.slice(1)) {
      const before = this.variables.get(value);
      if (before) this.variables.set(value, { ...before, exported: true });
    }
  }

  /** What built-in commands change for all that follows. */
  private effect(command: Draft, around: Around): void {
    if (command.wrappers.some(({ name }) => name !== 'builtin' && name !== 'command' && name !== 'exec')) return;
    const { args } = command;
    switch (command.program) {
      case 'set':
        this.state = { ...this.state, ...optionsOf(args) };
        return;
      case 'setopt':
      case 'unsetopt':
        this.state = { ...this.state, ...zshOptionsOf(args, command.program === 'setopt') };
        return;
      case 'umask': {
        const umask = args.find(({ value }) => !/^-[pS]$/.test(value));
        if (umask) this.state = { ...this.state, umask };
        return;
      }
      case 'cd':
      case 'pushd':
        this.state = { ...this.state, cd: command };
        return;
      case 'source':
      case '.':
        if (args[0]) this.sourced.push({ word: args[0], command, exported: this.state.allexport });
        return;
      case 'unset':
        for (const { value } of args) this.variables.delete(value);
        return;
      case 'read':
      case 'mapfile':
      case 'readarray':
      case 'getopts':
        for (const { value } of args) this.variables.delete(value);
        return;
      case 'shift':
        return;
      case '':
        // `exec >> "$LOG" 2>&1`
        if (command.wrappers.at(-1)?.name === 'exec' || command.words[0]?.value === 'exec')
          this.state = { ...this.state, redirects: [...command.redirects, ...this.state.redirects] };
        return;
      case 'exec':
        if (args.length === 0)
          this.state = { ...this.state, redirects: [...command.redirects.filter((one) => !around.redirects.includes(one)), ...this.state.redirects] };
        return;
    }
  }
}

/** `[ -n "$DEBUG" ] && set -x`: only some runs. */
const isTest = (node: PipelineNode | undefined): boolean =>
  node?.type === 'TestCommand' || node?.type === 'ArithmeticCommand' || (node?.type === 'Command' && /^(?:\[|test)$/.test(node.name?.value ?? ''));

const LEAVES: ReadonlySet<string> = new Set(['exit', 'return', 'exec', 'continue', 'break']);

/** `|| true` throws a status away; `|| exit 1` does something about it. */
function orElse(node: PipelineNode | undefined): StatusUse {
  if (node?.type !== 'Command') return 'handled';
  return /^(?:true|:)$/.test(node.name?.value ?? '') ? 'dropped' : 'handled';
}

type ShellOption = 'errexit' | 'nounset' | 'pipefail' | 'errtrace' | 'xtrace' | 'allexport';

const LETTERS: Readonly<Record<string, ShellOption>> = { e: 'errexit', u: 'nounset', x: 'xtrace', a: 'allexport', E: 'errtrace' };
const OPTIONS: readonly ShellOption[] = ['errexit', 'nounset', 'pipefail', 'errtrace', 'xtrace', 'allexport'];

/** `set -Eeuo pipefail`, `set +e`. */
export function optionsOf(args: readonly EntryWord[]): Partial<Record<ShellOption, boolean>> {
  const options: Partial<Record<ShellOption, boolean>> = {};
  for (let i = 0; i < args.length; i++) {
    const word = args[i];
    if (!word?.known || !/^[-+][A-Za-z]+$/.test(word.value)) break;
    const on = word.value.startsWith('-');
    for (const letter of word.value.slice(1)) {
      const name = LETTERS[letter];
      if (name) options[name] = on;
      if (letter === 'o') {
        const long = args[++i]?.value;
        const option = OPTIONS.find((one) => one === long);
        if (option) options[option] = on;
      }
    }
  }
  return options;
}

/** `setopt err_exit no_unset`: case and underscores do not count, `no` turns an option round. */
function zshOptionsOf(args: readonly EntryWord[], on: boolean): Partial<Record<ShellOption, boolean>> {
  const options: Partial<Record<ShellOption, boolean>> = {};
  for (const { value } of args) {
    const name = value.toLowerCase().replaceAll('_', '');
    if (name === 'unset' || name === 'nounset') options.nounset = on === name.startsWith('no');
    else {
      const option = OPTIONS.find((one) => name === one || name === `no${one}`);
      if (option) options[option] = on === (name === option);
    }
  }
  return options;
}

function merge(before: ShellState, after: ShellState): ShellState {
  if (before === after) return before;
  const both = (name: ShellOption): Told => (before[name] === after[name] ? before[name] : undefined);
  return {
    errexit: both('errexit'),
    nounset: both('nounset'),
    pipefail: both('pipefail'),
    errtrace: both('errtrace'),
    xtrace: both('xtrace'),
    allexport: both('allexport'),
    umask: after.umask ?? before.umask,
    cd: after.cd,
    redirects: after.redirects,
  };
}

/** A value that not every run has. */
function unsure(now: EntryVariable, before: EntryVariable | undefined): EntryVariable {
  const value = now.value && { ...now.value, known: false };
  const elements = now.elements?.map((word) => (before?.elements?.includes(word) ? word : { ...word, known: false }));
  return { ...now, value, elements };
}
