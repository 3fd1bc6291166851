import { mcpToolName } from '../client/tools.ts';
import type { Prompt } from '../model/harness.ts';
import type { Span } from '../model/origin.ts';
import { certaintyAt } from './need-place.ts';
import type { Surroundings, Told } from './needs.ts';
import { filled } from './placeholders.ts';
import { markdownOf } from './prompts.ts';

const MCP_NAME = /(?<![\w-])mcp__[A-Za-z0-9][\w-]{0,99}?__[A-Za-z0-9][\w-]{0,99}(?![\w*-])/g;
const STANDS_FOR_ANY = /^mcp__(?:server|server[-_]?name|name|example|my[-_]?server|x|foo)__|__(?:tool|tool[-_]?name|x|foo)$/i;
const TOOL_OF_SERVER = /(?<=`)([A-Za-z][\w-]{1,60})` tool (?:of|from|on|in|provided by) (?:the )?`?([A-Za-z][\w-]{1,40})`?(?: MCP)? server\b/g;
const SERVERS_TOOL = /(?:the )?`?([A-Za-z][\w-]{1,40})`?(?: MCP)? server(?:'s|’s) `([A-Za-z][\w-]{1,60})`/g;

/** MCP tools by their full names, and those that are named together with a server that the project has. */
export function* mcpNames(skill: Prompt, { servers }: Surroundings): Generator<{ readonly name: string; readonly span: Span }> {
  const { text } = skill.document;
  const body = text.slice(skill.bodyStart);
  const spanOf = (match: RegExpExecArray): Span => ({ start: skill.bodyStart + match.index, end: skill.bodyStart + match.index + match[0].length });
  if (body.includes('mcp__')) for (const match of body.matchAll(MCP_NAME)) if (!STANDS_FOR_ANY.test(match[0])) yield { name: match[0], span: spanOf(match) };
  if (servers.length === 0 || !body.includes('server')) return;
  const known = new Map(servers.map(({ name }) => [name.toLowerCase(), name]));
  for (const [pattern, server, tool] of [
    [TOOL_OF_SERVER, 2, 1],
    [SERVERS_TOOL, 1, 2],
  ] as const) {
    for (const match of body.matchAll(pattern)) {
      const name = known.get((match[server] ?? '').toLowerCase());
      if (name !== undefined) yield { name: mcpToolName(name, match[tool] ?? ''), span: spanOf(match) };
    }
  }
}

/** As an order: what a program or another person writes is told in other forms. */
const WRITES = /\b(?:write|save|overwrite|create|append|store|export|generate|put|update|edit)\b(?!-)[^.!?\n`]{0,60}`([^`\n]{1,200})`/gi;
const READS = /\b(?:read|load|open|parse|check|consult)\b[^.!?\n`]{0,40}`((?:~\/|\/)[^`\n]{1,200})`/gi;

/** Files that are written, and files outside of the project that are read: inside, reading needs nobody's leave. */
export function* fileNeeds(skill: Prompt): Generator<Told> {
  const { text } = skill.document;
  for (const [pattern, kind, tool] of [
    [WRITES, 'write', 'Write'],
    [READS, 'read', 'Read'],
  ] as const) {
    pattern.lastIndex = skill.bodyStart;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      const written = match[1] ?? '';
      const path = filled(written).trim();
      // Between a bold label and its colon nothing is ordered.
      if (!isFile(path) || /\*\*\s*[:：]\s*`/.test(match[0])) continue;
      const start = match.index + match[0].length - written.length - 1;
      const span = { start, end: start + written.length };
      const certainty = certaintyAt(skill, span, 'object');
      if (certainty !== undefined) yield { kind, text: written.trim(), call: { tool, input: { file_path: path } }, certainty, span };
    }
  }
}

/** A path to one file: with a folder or an ending, nothing that is a pattern, an address or a command. */
const isFile = (path: string): boolean =>
  /^(?:~\/|\/|\.\/)?(?:[\w.@+-]+\/)*[\w.@+-]*[\w-]\.[A-Za-z]\w{0,7}$/.test(path) &&
  !/^(?:www\.|\d)|\/\/|(?:^|\/)(?:path\/to|exact\/path|your|my|foo|bar|some)[/._-]/.test(path) &&
  (path.includes('/') || /\.(?:md|json|jsonl|csv|txt|ya?ml|html|log|toml)$/.test(path));

const FETCHED = /\b(?:fetch|download|retrieve|scrape|WebFetch)\b[^.!?\n]{0,50}?[`<("']?(https?:\/\/[^\s`<>()"'|]{4,200})/gi;
const SEARCHED = /(?:\b(?:[Uu]se|[Rr]un|[Cc]all|[Ww]ith|via|by)\s+`?|`)WebSearch\b/g;

/** Addresses that are fetched, and the client's own tools for the web by their names. */
export function* webNeeds(skill: Prompt): Generator<Told> {
  const { text } = skill.document;
  if (!text.includes('http', skill.bodyStart) && !text.includes('WebSearch', skill.bodyStart)) return;
  FETCHED.lastIndex = skill.bodyStart;
  for (let match = FETCHED.exec(text); match; match = FETCHED.exec(text)) {
    const written = match[1] ?? '';
    const url = filled(written).replace(/(?<![.,;:!?*_])[.,;:!?*_]+$/, '');
    const start = match.index + match[0].length - written.length;
    const span = { start, end: start + written.length };
    // Where a shell fetches it, the command is the need.
    if (/\b(?:curl|wget)\b/.test(match[0]) || isInBlock(skill, start)) continue;
    const certainty = certaintyAt(skill, span, 'object');
    if (certainty !== undefined && !/[{}$]|example\./.test(url)) yield { kind: 'web', text: url, call: { tool: 'WebFetch', input: { url } }, certainty, span };
  }
  SEARCHED.lastIndex = skill.bodyStart;
  for (let match = SEARCHED.exec(text); match; match = SEARCHED.exec(text)) {
    const start = match.index + match[0].indexOf('WebSearch');
    const span = { start, end: start + 'WebSearch'.length };
    const certainty = isInBlock(skill, start) ? undefined : certaintyAt(skill, span, match[0].startsWith('`') ? 'words' : 'object');
    if (certainty !== undefined) yield { kind: 'web', text: 'WebSearch', call: { tool: 'WebSearch', input: { query: 'x' } }, certainty, span };
  }
}

const isInBlock = (skill: Prompt, at: number): boolean => markdownOf(skill).fences.some(({ span }) => at >= span.start && at < span.end);
