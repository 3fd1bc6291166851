import type { ShellCommand, ShellWord } from '../model/shell.ts';
import { hostOf, isLoopback } from './hosts.ts';
import { program, SENDS_IN_CODE, sends } from './shell-harm.ts';

/** What a command line gets on its standard input, on its way to another machine. */
export interface SentInput {
  readonly command: ShellCommand;
  /** Where to, as far as it is written. */
  readonly host: string;
  /** The fields that are picked out of a JSON input; undefined: all of it goes. */
  readonly fields: readonly string[] | undefined;
}

/** `curl -d @-`, `jq .prompt | curl -d @-`, `X=$(cat); curl -d "$X"`: a command of the line hands the line's own input to another machine. */
export function sentInput(commands: readonly ShellCommand[]): SentInput | undefined {
  const held = new Map<string, Flow>();
  const flow: Trace = { commands, held };
  for (const command of commands) {
    const name = heldBy(command);
    const value = name === undefined ? undefined : printed(command, flow, 0);
    if (name !== undefined && value) held.set(name, value);
    for (const variable of readInto(command)) {
      const input = arriving(command, flow, 0);
      if (input) held.set(variable, input);
    }
  }
  for (const command of commands) {
    const coded = sendsInCode(command) && arriving(command, flow, 0);
    if (coded) return { command, host: 'another machine', fields: coded.fields };
    const sent = sends(command);
    if (!sent) continue;
    const found = carried(command, sent.payload, flow);
    if (found) return { command, host: target(command), fields: found.fields };
  }
  return undefined;
}

/** The input of the line, or the fields of it that are left. */
interface Flow {
  readonly fields: readonly string[] | undefined;
}
interface Trace {
  readonly commands: readonly ShellCommand[];
  /** Variables that hold it. */
  readonly held: ReadonlyMap<string, Flow>;
}
const WHOLE: Flow = { fields: undefined };
/** Pipes and words in words; nobody nests deeper. */
const DEEPEST = 20;

/** What a command sends of the input: through its own standard input, or in a word. */
function carried(command: ShellCommand, payload: readonly ShellWord[], trace: Trace): Flow | undefined {
  for (const word of payload) {
    const inWord = heldIn(word.text, trace);
    if (inWord) return inWord;
    const at = command.words.indexOf(word);
    const inner = trace.commands.find((c) => c.inside?.command === command && c.inside.word === at && !c.feeds);
    const nested = inner && printed(inner, trace, 0);
    if (nested) return nested;
  }
  return payload.length === 0 || payload.some(isInput) ? arriving(command, trace, 0) : undefined;
}

/** What arrives on the standard input of a command. */
function arriving(command: ShellCommand, trace: Trace, depth: number): Flow | undefined {
  if (depth > DEEPEST) return undefined;
  const redirected = command.redirects.find(({ operator }) => operator.startsWith('<'));
  if (redirected) return redirected.operator === '<<<' ? heldIn(redirected.target, trace) : undefined;
  const feeder = trace.commands.find(({ feeds }) => feeds === command);
  if (feeder) return printed(feeder, trace, depth + 1);
  const { inside } = command;
  // Inside `>(…)` it gets what the command around it prints.
  if (inside && inside.word >= 0 && inside.command.words[inside.word]?.text.includes('>(')) return printed(inside.command, trace, depth + 1);
  return inside && inside.word >= 0 ? arriving(inside.command, trace, depth + 1) : WHOLE;
}

const FILTERS = /^(?:cat|tee|base64|gbase64|gzip|zstd|xxd|tr|jq|sed|grep|rg|awk|head|tail|cut|openssl)$/;

/** What of the input a command prints. */
function printed(command: ShellCommand, trace: Trace, depth: number): Flow | undefined {
  const { name, args } = program(command);
  if (/^(?:echo|printf)$/.test(name)) {
    for (const { text } of args) {
      const found = heldIn(text, trace);
      if (found) return found;
    }
    return undefined;
  }
  if (!FILTERS.test(name) || readsFile(name, args)) return undefined;
  const input = arriving(command, trace, depth + 1);
  return input && name === 'jq' ? { fields: fieldsOf(args) ?? input.fields } : input;
}

/** With a file to read, or nothing to read at all, the standard input stays where it is. */
function readsFile(name: string, args: readonly ShellWord[]): boolean {
  const operands = args.filter(({ value }) => !value.startsWith('-') && !value.startsWith('>('));
  if (name === 'tee' || name === 'tr' || name === 'openssl') return false;
  if (name === 'jq' && args.some(({ value }) => /^(?:-[a-mo-zA-Z]*n[a-zA-Z]*|--null-input)$/.test(value))) return true;
  return (
    operands.length >
    (/^(?:jq|sed|grep|rg|awk)$/.test(name) ? 1 : /^(?:head|tail|cut)$/.test(name) && args.some(({ value }) => /^-[ncdf]$/.test(value)) ? 2 : 0)
  );
}

/** The fields that a jq filter names; undefined where everything passes. */
function fieldsOf(args: readonly ShellWord[]): readonly string[] | undefined {
  const filter = args.find(({ value }) => !value.startsWith('-'))?.value ?? '.';
  const fields = [...filter.matchAll(/\.([a-z_]\w*)/gi)].map((match) => match[1] ?? '');
  return fields.length === 0 || /(?:^|[\s,(:{[])\.(?=$|[\s,)|}\]])/.test(filter) ? undefined : fields;
}

/** The variable that keeps what the last command of a `$(…)` prints. */
const heldBy = ({ inside, feeds }: ShellCommand): string | undefined => (inside?.word === -1 && !feeds ? inside.command.assignments[0]?.name : undefined);

/** `read -r X`: a hook's input is one line. */
const readInto = (command: ShellCommand): readonly string[] => {
  const { name, args } = program(command);
  return name === 'read' ? args.flatMap(({ value }) => (/^[A-Za-z_]\w*$/.test(value) ? [value] : [])) : [];
};

function heldIn(text: string, { held }: Trace): Flow | undefined {
  for (const [, name = ''] of text.matchAll(/\$\{?([A-Za-z_]\w*)/g)) {
    const found = held.get(name);
    if (found) return found;
  }
  return undefined;
}

/** Inline code that reads its standard input and talks to the network. */
const sendsInCode = (command: ShellCommand): boolean =>
  command.words.some(
    ({ value }) =>
      SENDS_IN_CODE.test(value) && /https?:\/\/(?!localhost|127\.)/.test(value) && /\bstdin\b|readFileSync\(\s*0\b|\/dev\/stdin|\bSTDIN\b/.test(value),
  );

/** `@-`, `f=@-`, `-` after -T, `--post-file=-`, `/dev/stdin`: the standard input as what is sent. */
const isInput = ({ value }: ShellWord): boolean => /(?:^|=|^-[dFT])@?(?:-|\/dev\/stdin)$/.test(value);

/** The host as it is written; of `nc HOST PORT` the first operand. */
function target(command: ShellCommand): string {
  const { name, args } = program(command);
  const host = args.flatMap(({ value }) => hostOf(value) ?? []).find((one) => !isLoopback(one));
  const operand = /^(?:nc|ncat|netcat|telnet)$/.test(name) ? args.find(({ value }) => /^[\w-]+(?:\.[\w-]+)+$/.test(value))?.value : undefined;
  return host ?? operand ?? 'another machine';
}
