import { canonicalTool, isMcpName } from '../client/tools.ts';
import type { Effect, PermissionRule, Skip } from '../model/permission.ts';

/**
 * Splits `Tool(specifier)` at the first unescaped `(` and the final `)`. Never throws: text that is no such rule becomes a
 * rule whose tool is the whole text, and `skipOf` says what is wrong with it.
 */
export function parseRule(text: string): PermissionRule {
  const open = firstUnescaped(text, '(');
  if (open < 0 || !endsAtParenthesis(text) || text.length - 1 <= open) {
    return { text, tool: text, specifier: undefined, specifierStart: text.length };
  }
  return { text, tool: text.slice(0, open), specifier: text.slice(open + 1, -1), specifierStart: open + 1 };
}

/** The inverse of `parseRule`, for rules built from parts. */
export const printRule = (tool: string, specifier: string | undefined): string => (specifier === undefined ? tool : `${tool}(${specifier})`);

/** The text that a specifier matches: `\(`, `\)` and `\\` stand for the character itself. */
export const unescapeSpecifier = (specifier: string): string => (specifier.includes('\\') ? specifier.replace(/\\([()\\])/g, '$1') : specifier);

/** The name under which the client keeps the rule: `Task` is `Agent`. */
export const toolOf = (rule: PermissionRule): string => canonicalTool(rule.tool);

/** Why the client drops this rule when it loads the file; undefined when it keeps it (which does not mean that it does anything). */
export function skipOf(text: unknown, effect: Effect): Skip | undefined {
  if (typeof text !== 'string') return { reason: 'not-a-string', message: 'A permission rule must be a string.' };
  if (text.trim() === '') return { reason: 'empty', message: 'The rule is empty.' };
  const rule = parseRule(text);
  if (rule.specifier === undefined && hasUnescapedParenthesis(text)) {
    return { reason: 'malformed', message: 'A rule is `Tool` or `Tool(specifier)` and must end at the closing parenthesis.' };
  }
  if (rule.specifier === '') return emptyParentheses(rule);
  if (isMcpName(rule.tool)) return mcpSkip(rule, effect);
  if (rule.tool.includes('*') && effect === 'allow') return toolGlob();
  return lowerCase(rule) ?? specifierSkip(rule);
}

function emptyParentheses(rule: PermissionRule): Skip {
  const message = 'The parentheses are empty.';
  return rule.tool === '' ? { reason: 'empty-parentheses', message } : { reason: 'empty-parentheses', message, suggestion: rule.tool };
}

function mcpSkip(rule: PermissionRule, effect: Effect): Skip | undefined {
  if (rule.specifier !== undefined) {
    return { reason: 'mcp-parentheses', message: 'Rules on MCP tools take no parentheses.', suggestion: rule.tool };
  }
  if (effect !== 'allow' || !rule.tool.includes('*')) return undefined;
  return /^mcp__[^*]+?__/.test(rule.tool) ? undefined : toolGlob();
}

const toolGlob = (): Skip => ({
  reason: 'tool-glob',
  message: 'An allow rule cannot use `*` in the tool or server name; only deny and ask rules can.',
});

function lowerCase(rule: PermissionRule): Skip | undefined {
  const first = rule.tool.charAt(0);
  if (first === first.toUpperCase() || rule.tool.includes('_')) return undefined;
  const suggestion = rule.text.replace(first, first.toUpperCase());
  return { reason: 'lower-case', message: 'Tool names start with an upper-case letter.', suggestion };
}

const NO_COLON_STAR: ReadonlySet<string> = new Set(['Read', 'Edit', 'Write', 'Glob']);

function specifierSkip({ tool, specifier }: PermissionRule): Skip | undefined {
  if (specifier === undefined) return undefined;
  if (NO_COLON_STAR.has(tool) && specifier.includes(':*')) return colonStar(tool, specifier);
  if (tool === 'Bash' && specifier === ':*') {
    return { reason: 'empty-prefix', message: 'There is nothing before `:*`.', suggestion: 'Bash' };
  }
  if (tool === 'WebSearch' && specifier !== '*' && /[*?]/.test(specifier)) {
    return { reason: 'search-wildcard', message: 'WebSearch rules take no wildcards.', suggestion: 'WebSearch' };
  }
  if (tool === 'WebFetch' && specifier !== '*') return domainSkip(specifier);
  return undefined;
}

function colonStar(tool: string, specifier: string): Skip {
  const message = '`:*` is only for Bash rules; file rules use gitignore patterns.';
  const stem = specifier.replace(/\/?:\*$/, '');
  if (stem === '' || stem.includes(':*')) return { reason: 'colon-star', message };
  return { reason: 'colon-star', message, suggestion: printRule(tool, `${stem}/**`) };
}

function domainSkip(specifier: string): Skip | undefined {
  if (specifier.includes('://') || specifier.startsWith('http')) {
    const host = /^(?:[a-z]+:)*(?:\/\/)?([A-Za-z0-9.-]+)/.exec(specifier)?.[1];
    const message = 'WebFetch rules name a host, not a URL.';
    return host === undefined ? { reason: 'domain', message } : { reason: 'domain', message, suggestion: `WebFetch(domain:${host})` };
  }
  if (specifier.startsWith('domain:')) return undefined;
  const message = 'WebFetch rules must be written `domain:host`.';
  return /^[A-Za-z0-9.-]+$/.test(specifier) ? { reason: 'domain', message, suggestion: `WebFetch(domain:${specifier})` } : { reason: 'domain', message };
}

function hasUnescapedParenthesis(text: string): boolean {
  return firstUnescaped(text, '(') >= 0 || firstUnescaped(text, ')') >= 0;
}

function firstUnescaped(text: string, char: string): number {
  for (let at = text.indexOf(char); at >= 0; at = text.indexOf(char, at + 1)) if (!escapedAt(text, at)) return at;
  return -1;
}

const endsAtParenthesis = (text: string): boolean => text.endsWith(')') && !escapedAt(text, text.length - 1);

function escapedAt(text: string, at: number): boolean {
  let slashes = 0;
  while (text[at - 1 - slashes] === '\\') slashes++;
  return slashes % 2 === 1;
}
