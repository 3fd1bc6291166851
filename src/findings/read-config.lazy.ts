import { CAPABILITIES } from '../capability/program.ts';
import { isKnownTool } from '../client/tools.ts';
import { locateJsonc, parseJsonc } from '../load/document/jsonc.lazy.ts';
import { asObject } from '../load/values.ts';
import type { Document } from '../model/document.ts';
import type { KeyPath } from '../model/origin.ts';
import { parseRule, skipOf } from '../policy/syntax.ts';
import { closest } from './closest.ts';
import { type Accept, type Assertion, type Config, type ConfigError, LONGEST_GLOB } from './config.ts';
import { type AnyRule, SEVERITIES, type Severity } from './rule.ts';

const KEYS = ['$schema', 'rules', 'accept', 'notes', 'secrets', 'exclude', 'never', 'always'];
const ACCEPT_KEYS = ['rule', 'scope', 'grant', 'file', 'reason', 'owner', 'expires'];

/** Reads and checks our configuration. `prefix` is `['grantlint']` for package.json. The first mistakes are returned instead, at most ten. */
export function readConfig(file: string, text: string, rules: readonly AnyRule[], prefix: KeyPath = []): Config | { readonly errors: readonly ConfigError[] } {
  const errors: ConfigError[] = [];
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length;
  const { value, error } = parseJsonc(text);
  if (error) return { errors: [{ file, line: lineOf(error.offset), message: `not valid JSON with comments: ${error.message}` }] };
  const fail = (path: KeyPath, message: string, part?: 'key') => {
    const span = locateJsonc(text, [...prefix, ...path], part);
    if (errors.length < 10) errors.push({ file, line: span ? lineOf(span.start) : 1, message });
  };
  const root = asObject(prefix.length > 0 ? asObject(value)?.[String(prefix[0])] : value);
  if (!root) return { errors: [{ file, line: 1, message: 'the configuration must be one object' }] };
  const unknown = (path: KeyPath, key: string, known: readonly string[]) => {
    const near = closest(key, known);
    fail([...path, key], `unknown key "${key}"${near ? `; did you mean "${near}"?` : `; known are ${known.join(', ')}`}`, 'key');
  };
  for (const key of Object.keys(root)) if (!KEYS.includes(key)) unknown([], key, KEYS);

  const configured: Record<string, { severity?: Severity | 'off'; options?: Record<string, unknown> }> = {};
  const list = root['rules'] === undefined ? {} : asObject(root['rules']);
  if (!list) fail(['rules'], '"rules" must be an object: rule id → severity or options');
  for (const [id, setting] of Object.entries(list ?? {})) {
    const rule = rules.find((r) => r.id === id);
    if (!rule) {
      const near = closest(
        id,
        rules.map((r) => r.id),
      );
      fail(['rules', id], `unknown rule "${id}"${near ? `; did you mean "${near}"?` : '; `grantlint rules` lists them'}`, 'key');
      continue;
    }
    const object = asObject(setting);
    const severity = object ? object['severity'] : setting;
    if (severity !== undefined && severity !== 'off' && !SEVERITIES.some((s) => s === severity)) {
      fail(object ? ['rules', id, 'severity'] : ['rules', id], `the severity of ${id} must be one of off, ${SEVERITIES.toReversed().join(', ')}`);
    }
    const options: Record<string, unknown> = {};
    for (const [name, option] of Object.entries(object ?? {})) {
      if (name === 'severity') continue;
      const schema = rule.options?.[name];
      if (!schema) unknown(['rules', id], name, ['severity', ...Object.keys(rule.options ?? {})]);
      else if (!fits(option, schema.type))
        fail(
          ['rules', id, name],
          `option "${name}" of ${id} must be ${schema.type === 'array' ? 'an array of strings' : `a${schema.type === 'integer' ? 'n integer' : ' boolean'}`}`,
        );
      else options[name] = option;
    }
    configured[id] = { ...(isSeverity(severity) && { severity }), options };
  }

  const accept: Accept[] = [];
  if (root['accept'] !== undefined && !Array.isArray(root['accept'])) fail(['accept'], '"accept" must be an array');
  for (const [i, entry] of (Array.isArray(root['accept']) ? root['accept'] : []).entries()) {
    const path = ['accept', i];
    const object = asObject(entry);
    if (!object) {
      fail(path, 'an accept must be an object with rule and reason');
      continue;
    }
    for (const [key, field] of Object.entries(object)) {
      if (!ACCEPT_KEYS.includes(key)) unknown(path, key, ACCEPT_KEYS);
      else if (typeof field !== 'string') fail([...path, key], `"${key}" must be a string`);
    }
    const field = (name: string) => (typeof object[name] === 'string' ? object[name] : undefined);
    const [rule, reason, expires] = [field('rule'), field('reason'), field('expires')];
    if (!rule || !rules.some((r) => r.id === rule))
      fail([...path, 'rule'], `an accept needs the id of a rule; ${rule ? `"${rule}" is none` : 'there is none'}`);
    if (!reason?.trim()) fail([...path, 'reason'], 'an accept needs a reason');
    if (expires !== undefined && (!/^\d{4}-\d\d-\d\d$/.test(expires) || Number.isNaN(Date.parse(expires))))
      fail([...path, 'expires'], '"expires" must be a day such as 2027-01-31');
    if (!rule || !reason) continue;
    const rest = Object.fromEntries(['scope', 'grant', 'file', 'owner', 'expires'].flatMap((name) => (field(name) === undefined ? [] : [[name, field(name)]])));
    accept.push({ rule, reason, path: [...prefix, ...path], ...rest });
  }

  const notes = root['notes'] === undefined ? {} : asObject(root['notes']);
  if (!notes || Object.values(notes).some((n) => typeof n !== 'string')) fail(['notes'], '"notes" must be an object: grant → reason');
  const secrets: { file: string; mode: number }[] = [];
  if (root['secrets'] !== undefined && !Array.isArray(root['secrets'])) fail(['secrets'], '"secrets" must be an array');
  for (const [i, entry] of (Array.isArray(root['secrets']) ? root['secrets'] : []).entries()) {
    const secret = typeof entry === 'string' ? { file: entry } : asObject(entry);
    const name = secret?.['file'];
    const mode = secret?.['mode'] ?? '600';
    if (typeof name !== 'string' || typeof mode !== 'string' || !/^0?[0-7]{3}$/.test(mode))
      fail(['secrets', i], 'a secret is { "file": "~/.env.agent", "mode": "600" }');
    else secrets.push({ file: name, mode: Number.parseInt(mode, 8) });
  }
  const exclude = root['exclude'] ?? [];
  if (!fits(exclude, 'array')) fail(['exclude'], '"exclude" must be an array of globs');
  else if ((exclude as readonly string[]).some((glob) => glob.length > LONGEST_GLOB))
    fail(['exclude'], `a glob must not be longer than ${LONGEST_GLOB} characters`);
  const assertions = (name: 'never' | 'always'): readonly Assertion[] => {
    const texts = root[name] ?? [];
    if (!Array.isArray(texts)) fail([name], `"${name}" must be an array of permission rules`);
    return (Array.isArray(texts) ? texts : []).flatMap((entry: unknown, i) => {
      const wrong = assertionProblem(entry, name);
      if (wrong !== undefined) fail([name, i], wrong);
      return typeof entry === 'string' ? [{ text: entry, path: [...prefix, name, i] }] : [];
    });
  };
  const [never, always] = [assertions('never'), assertions('always')];
  if (errors.length > 0) return { errors };
  const document: Document = { file, text, value, problems: [], span: ({ path, part, within }) => within ?? locateJsonc(text, path, part) };
  return { document, rules: configured, accept, notes: notes as Record<string, string>, secrets, exclude: exclude as readonly string[], never, always };
}

/** Capabilities are never wanted always; everything else must be a rule that the client would load. */
function assertionProblem(entry: unknown, name: 'never' | 'always'): string | undefined {
  if (typeof entry !== 'string') return `"${name}" holds permission rules such as "Bash(git push --force*)"`;
  if (entry.startsWith('capability:')) {
    const wanted = entry.slice('capability:'.length);
    if (name === 'always') return 'a capability can only be forbidden; name the calls that must stay allowed';
    const near = closest(wanted, CAPABILITIES);
    return CAPABILITIES.some((known) => known === wanted)
      ? undefined
      : `unknown capability "${wanted}"${near ? `; did you mean "${near}"?` : `; known are ${CAPABILITIES.join(', ')}`}`;
  }
  const rule = parseRule(entry);
  const skip = skipOf(entry, 'deny');
  if (skip) return `"${entry}" is no permission rule: ${skip.message}`;
  return isKnownTool(rule.tool) && !(name === 'always' && rule.tool.includes('*')) ? undefined : `no tool is called "${rule.tool}"`;
}

const isSeverity = (value: unknown): value is Severity | 'off' => value === 'off' || SEVERITIES.some((s) => s === value);

function fits(value: unknown, type: 'boolean' | 'integer' | 'array'): boolean {
  if (type === 'array') return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
  return type === 'integer' ? Number.isInteger(value) : typeof value === 'boolean';
}
