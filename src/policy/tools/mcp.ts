import { matchesToolGlob } from '../../client/tools.ts';
import { allow, ask, askByRule, type Check, deny } from '../check.ts';
import type { Policy } from '../policy.ts';
import type { Rule } from '../rule.ts';

/** MCP tools: rules are whole names, server names, or globs of them, in the normalised spelling (paths 4.4). */
export function checkMcp(tool: string, { rules }: Policy): Check {
  const find = (effect: 'allow' | 'ask' | 'deny') => rules.all.find((rule) => rule.effect === effect && rule.specifier === undefined && coversMcp(rule, tool));
  const denied = find('deny');
  if (denied) return deny('tool removed', 'a deny rule removes the tool', denied);
  const asked = find('ask');
  if (asked) return askByRule('whole-tool ask', asked);
  const allowed = find('allow');
  return allowed ? allow('whole-tool allow', 'an allow rule names the tool or its server', allowed) : ask('no rule', 'no rule allows the tool');
}

/** A server's name covers its tools; a deny or ask server name is a plain prefix, so it also covers a server called `name__x`. */
function coversMcp(rule: Rule, tool: string): boolean {
  if (rule.tool === tool) return true;
  if (rule.tool.includes('*')) return matchesToolGlob(rule.tool, tool);
  if (!/^mcp__./.test(rule.tool) || rule.tool.endsWith('__')) return false;
  if (rule.effect !== 'allow') return tool.startsWith(`${rule.tool}__`);
  return serverOf(tool) === rule.tool;
}

/** `mcp__server` of `mcp__server__tool`: the server's name ends at the first `__`. */
function serverOf(tool: string): string {
  const end = tool.indexOf('__', 'mcp__'.length);
  return end < 0 ? tool : tool.slice(0, end);
}
