import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyse } from 'scslre';
import { expect, test } from 'vitest';
import { parseAst } from 'vitest/node';

/**
 * Texts of other people go through our regular expressions, and a settings file may be megabytes of one line: none of them may take
 * longer than in proportion to its text. A checker reads them all, those that are put together at run time too.
 */
const root = new URL('../..', import.meta.url).pathname;

/** What the checker warns of and yet cannot take long, with the reason. */
const BOUNDED: Readonly<Record<string, string>> = {};

interface Expression {
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && typeof Reflect.get(value, 'type') === 'string';

function* nodesIn(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const one of value) yield* nodesIn(one);
  if (!isNode(value)) return;
  yield value;
  for (const [field, inner] of Object.entries(value)) if (field !== 'parent' && typeof inner === 'object') yield* nodesIn(inner);
}

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesIn(path) : path.endsWith('.ts') ? [path] : [];
  });
}

/** A name, a host, a variable: what is put into an expression while it runs is escaped or plain words. */
const FILLED = 'name';

/** The text that an expression of the source gives, as far as it can be told; constants of the same file are looked up. */
function textOf(node: unknown, constants: ReadonlyMap<string, unknown>, depth = 0): string {
  if (!isNode(node) || depth > 8) return FILLED;
  const inner = (value: unknown) => textOf(value, constants, depth + 1);
  switch (node.type) {
    case 'Literal': {
      const { regex, value } = node;
      if (typeof regex === 'object' && regex !== null) return String(Reflect.get(regex, 'pattern'));
      return typeof value === 'string' ? value : FILLED;
    }
    case 'TemplateLiteral':
      return templateText(node, 'cooked', inner);
    case 'TaggedTemplateExpression':
      return isNode(node['quasi']) ? templateText(node['quasi'], 'raw', inner) : FILLED;
    case 'BinaryExpression':
      return `${inner(node['left'])}${inner(node['right'])}`;
    case 'Identifier':
      return constants.has(String(node['name'])) ? inner(constants.get(String(node['name']))) : FILLED;
    case 'ArrayExpression':
      return Array.isArray(node['elements']) ? node['elements'].map(inner).join('') : FILLED;
    case 'MemberExpression':
      // `.source` of an expression.
      return inner(node['object']);
    case 'CallExpression': {
      // `[…].join('|')`
      const { callee } = node;
      const list = isNode(callee) && isNode(callee['object']) ? callee['object'] : undefined;
      const named = list?.type === 'Identifier' ? constants.get(String(list['name'])) : list;
      const [by] = Array.isArray(node['arguments']) ? node['arguments'] : [];
      if (!isNode(named) || named.type !== 'ArrayExpression' || !Array.isArray(named['elements'])) return FILLED;
      return named['elements'].map(inner).join(isNode(by) ? inner(by) : ',');
    }
    default:
      return FILLED;
  }
}

function templateText(node: Node, kind: 'cooked' | 'raw', inner: (value: unknown) => string): string {
  const [pieces, values] = [node['quasis'], node['expressions']];
  if (!Array.isArray(pieces) || !Array.isArray(values)) return FILLED;
  return pieces.map((piece, i) => `${String(piece.value[kind])}${i < values.length ? inner(values[i]) : ''}`).join('');
}

function expressionsIn(file: string): Expression[] {
  const text = readFileSync(join(root, file), 'utf8');
  const nodes = [...nodesIn(parseAst(text, { lang: 'ts' }, file))];
  const constants = new Map(
    nodes.flatMap((node) => (node.type === 'VariableDeclarator' && isNode(node['id']) ? [[String(node['id']['name']), node['init']] as const] : [])),
  );
  const found = (node: Node, source: string, flags: string) => ({ place: `${file}:${text.slice(0, node.start).split('\n').length}`, source, flags });
  return nodes.flatMap((node) => {
    const { regex, callee } = node;
    if (node.type === 'Literal' && typeof regex === 'object' && regex !== null) {
      return [found(node, String(Reflect.get(regex, 'pattern')), String(Reflect.get(regex, 'flags')))];
    }
    if ((node.type === 'NewExpression' || node.type === 'CallExpression') && isNode(callee) && callee['name'] === 'RegExp') {
      const [pattern, flags] = Array.isArray(node['arguments']) ? node['arguments'] : [];
      return [found(node, textOf(pattern, constants), flags === undefined ? '' : textOf(flags, constants))];
    }
    return [];
  });
}

const all = [...filesIn('src'), ...filesIn('rules')].flatMap(expressionsIn);

test('the checker finds what it is there for', () => {
  const kinds = (source: string) => analyse({ source, flags: '' }).reports.map(({ type, exponential }) => `${type}${exponential ? ' exponential' : ''}`);
  expect(kinds('^(?:a+)+$')).toEqual(['Self exponential']);
  expect(kinds('^a*a*$')).toEqual(['Trade']);
  expect(kinds('a+$')).toEqual(['Move']);
  expect(kinds('(?<!a)a+$')).toEqual([]);
});

test('no regular expression of ours takes longer than in proportion to its text', () => {
  const slow: string[] = [];
  for (const { place, source, flags } of all) {
    const { reports } = analyse({ source, flags });
    if (reports.length > 0 && BOUNDED[source] === undefined) slow.push(`${place} /${source}/${flags}: ${reports.map(({ type }) => type).join(', ')}`);
  }
  expect(slow).toEqual([]);
  expect(all.length).toBeGreaterThan(1_500);
});

test('every exception is one', () => {
  const sources = new Set(all.map(({ source }) => source));
  expect(Object.keys(BOUNDED).filter((source) => !sources.has(source) || analyse({ source, flags: '' }).reports.length === 0)).toEqual([]);
});
