import type { Checkout, ClientFlag, ClientStart, EntryVariable, EntryWord, Schedule, WorkflowJob } from '../../model/entry.ts';
import type { TextFile } from '../../model/harness.ts';
import type { KeyPath, Origin } from '../../model/origin.ts';
import { asObject } from '../values.ts';
import { parseClientWords } from './client-flags.ts';
import { walkShell } from './interpreter.ts';
import { sourceOf } from './source.ts';
import { plainText, stepShell, type Unread } from './texts.ts';

type Values = Readonly<Record<string, unknown>>;

/** A step that starts the client: shell text, or the official action. */
export interface WorkflowTexts {
  readonly steps: readonly { readonly unread: Unread; readonly job: WorkflowJob | undefined }[];
  readonly actions: readonly ClientStart[];
}

const ACTION = /^anthropics\/claude-code-(?:base-)?action(?:[/@]|$)/;

export function workflowTexts({ file, document: { value } }: TextFile): WorkflowTexts {
  const root = asObject(value) ?? {};
  const steps: { unread: Unread; job: WorkflowJob | undefined }[] = [];
  const actions: ClientStart[] = [];
  const triggers = triggersOf(file, root);
  const at = triggers.get('schedule');
  const schedule: Schedule | undefined = at && triggers.size === 1 ? { by: 'workflow schedule', at } : undefined;
  const read = (holder: Values, path: KeyPath, name: string, isJob: boolean) => {
    const list = Array.isArray(holder['steps']) ? (holder['steps'] as readonly unknown[]) : [];
    const checkouts: Checkout[] = [];
    list.forEach((one, i) => {
      const step = asObject(one);
      if (!step) return;
      const here = [...path, 'steps', i];
      const uses = typeof step['uses'] === 'string' ? step['uses'] : '';
      const inputs = asObject(step['with']) ?? {};
      if (/^actions\/checkout(?:@|$)/.test(uses)) checkouts.push(checkoutOf(file, here, inputs));
      const layers = [root, holder, step].map((layer) => asObject(layer['env']) ?? {});
      const job: WorkflowJob | undefined = isJob
        ? {
            name,
            triggers,
            permissions: permissionsOf(holder['permissions'] ?? root['permissions']),
            checkouts: [...checkouts],
            conditions: [holder['if'], step['if']].flatMap((text) => (typeof text === 'string' || typeof text === 'boolean' ? [String(text)] : [])),
            environment: new Map(layers.flatMap((layer) => Object.entries(layer).map(([key, text]) => [key, String(text)] as const))),
          }
        : undefined;
      const limits = [step, holder].flatMap((layer, n): Origin[] =>
        layer['timeout-minutes'] === undefined ? [] : [{ file, path: [...(n === 0 ? here : path), 'timeout-minutes'] }],
      );
      const around = { schedule, limits, exclusive: root['concurrency'] !== undefined || holder['concurrency'] !== undefined };
      if (typeof step['run'] === 'string') {
        const text = step['run'];
        const origin: Origin = { file, path: [...here, 'run'], within: { start: 0, end: text.length } };
        const variables = new Map(
          layers.flatMap((layer, n) => Object.entries(layer).map(([key, own]) => environment(file, n === 2 ? here : n === 1 ? path : [], key, own))),
        );
        const shell = [step, asObject(asObject(holder['defaults'])?.['run']), asObject(asObject(root['defaults'])?.['run'])].flatMap((layer) =>
          typeof layer?.['shell'] === 'string' ? [layer['shell']] : [],
        )[0];
        steps.push({
          unread: { ...plainText, ...around, ...stepShell(shell), file, via: 'workflow step', at: origin, source: sourceOf(text, origin), variables },
          job,
        });
      } else if (ACTION.test(uses)) actions.push(actionStart(file, here, inputs, job, around));
    });
  };
  for (const [name, one] of Object.entries(asObject(root['jobs']) ?? {})) {
    const job = asObject(one);
    if (job) read(job, ['jobs', name], name, true);
  }
  const runs = asObject(root['runs']);
  if (runs) read(runs, ['runs'], '', false);
  return { steps, actions };
}

function environment(file: string, path: KeyPath, name: string, own: unknown): [string, EntryVariable] {
  const at: Origin = { file, path: [...path, 'env', name] };
  const holes = [...String(own).matchAll(/\$\{\{([^}]{0,1000})\}\}/g)].map((match) => (match[1] ?? '').trim());
  const value: EntryWord = { text: String(own), value: holes.length > 0 ? `\${${name}}` : String(own), known: holes.length === 0, open: false, holes: [], at };
  return [name, { name, value, elements: undefined, exported: true, at }];
}

function triggersOf(file: string, root: Values): ReadonlyMap<string, Origin> {
  // YAML 1.1 reads the word `on` as true.
  const key = root['on'] === undefined ? 'true' : 'on';
  const on = root[key];
  const at: Origin = { file, path: [key] };
  if (typeof on === 'string') return new Map([[on, at]]);
  if (Array.isArray(on)) return new Map(on.map((name, i) => [String(name), { file, path: [key, i] }]));
  return new Map(Object.keys(asObject(on) ?? {}).map((name) => [name, { file, path: [key, name], part: 'key' }]));
}

function permissionsOf(value: unknown): ReadonlyMap<string, string> | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'string') return new Map([['*', value]]);
  return new Map(Object.entries(asObject(value) ?? {}).map(([name, right]) => [name, String(right)]));
}

function checkoutOf(file: string, path: KeyPath, inputs: Values): Checkout {
  const text = (name: string) => (typeof inputs[name] === 'string' ? inputs[name] : undefined);
  const at: Origin = inputs['ref'] === undefined ? { file, path: [...path, 'uses'] } : { file, path: [...path, 'with', 'ref'] };
  return { at, ref: text('ref'), repository: text('repository') };
}

/** Inputs of the first version of the action that are options of the client today. */
const OLD_INPUTS: Readonly<Record<string, string>> = {
  allowed_tools: 'allowedTools',
  disallowed_tools: 'disallowedTools',
  max_turns: 'max-turns',
  model: 'model',
  mcp_config: 'mcp-config',
  settings: 'settings',
};

function actionStart(
  file: string,
  path: KeyPath,
  inputs: Values,
  job: WorkflowJob | undefined,
  { schedule, limits, exclusive }: Pick<Unread, 'schedule' | 'limits' | 'exclusive'>,
): ClientStart {
  const words = new Map<string, EntryWord>();
  for (const [name, value] of Object.entries(inputs)) {
    const text = String(value);
    const holes = [...text.matchAll(/\$\{\{([^}]{0,1000})\}\}/g)].map((match) => (match[1] ?? '').trim());
    words.set(name, { text, value: text, known: holes.length === 0, open: false, holes, at: { file, path: [...path, 'with', name] } });
  }
  const args = words.get('claude_args');
  const parsed = parseClientWords(args ? argumentWords(args) : []);
  const old = Object.entries(OLD_INPUTS).flatMap(([input, name]): ClientFlag[] => {
    const word = words.get(input);
    return word ? [{ name, values: name.endsWith('Tools') ? linesOf(word) : [word], word, sure: word.known }] : [];
  });
  const prompt = ['prompt', 'direct_prompt', 'override_prompt'].flatMap((name) => words.get(name) ?? []);
  return {
    via: 'official action',
    file,
    at: { file, path: [...path, 'uses'] },
    flags: [...parsed.flags, ...old],
    prompt,
    complete: parsed.complete && (args?.known ?? true),
    package: undefined,
    command: undefined,
    text: undefined,
    before: [],
    after: [],
    variables: new Map(),
    sourced: [],
    schedule,
    user: undefined,
    limits: words.has('timeout_minutes') ? [...limits, { file, path: [...path, 'with', 'timeout_minutes'] }] : limits,
    exclusive,
    job,
    inputs: words,
  };
}

/**
 * The action puts the arguments behind the name of the client, whatever lines they stand on; a line may be a remark. What it makes of
 * parentheses outside of quotes depends on its version: until May 2026 nothing was left of `Bash(gh:*)` but `Bash`.
 */
function argumentWords(args: EntryWord): readonly EntryWord[] {
  const lines = args.value.replace(/^[ \t]*#.*$/gm, (remark) => ' '.repeat(remark.length)).replaceAll('\n', ' ');
  const text = `: ${lines.replace(/"(?:[^"\\]|\\.)*"|'[^']*'|[()]/g, (part) => (part === '(' ? OPENING : part === ')' ? CLOSING : part))}`;
  const source = sourceOf(text, { ...args.at, within: { start: -2, end: text.length - 2 } });
  return (walkShell(source).commands[0]?.args ?? []).map((word) => {
    const value = word.value.replaceAll(OPENING, '(').replaceAll(CLOSING, ')');
    return value === word.value ? word : { ...word, value, text: value, known: false };
  });
}

/** For the shell's parser they are letters. */
const OPENING = '\uE001';
const CLOSING = '\uE002';

/** One tool a line, or several with commas. */
function linesOf(word: EntryWord): readonly EntryWord[] {
  return [...word.value.matchAll(/[^\n]+/g)].map((match) => ({
    ...word,
    value: match[0].trim(),
    at: { ...word.at, within: { start: match.index, end: match.index + match[0].length } },
  }));
}
