import { matchesToolGlob } from '../../client/tools.ts';
import { allow, ask, askByRule, askFinally, type Check, deny } from '../check.ts';
import type { Policy } from '../policy.ts';
import type { Rule } from '../rule.ts';

/** MCP tools: rules are whole names, server names, or globs of them, in the normalised spelling (permissions-paths §4.4). */
export function checkMcp(tool: string, { rules, session }: Policy): Check {
  const find = (effect: 'allow' | 'ask' | 'deny') => rules.naming(effect, tool, (rule) => coversMcp(rule, tool, session.servers));
  const denied = find('deny');
  if (denied) return deny('tool removed', 'a deny rule removes the tool', denied);
  const asked = find('ask');
  if (asked) return askByRule('whole-tool ask', asked);
  if (session.mode === 'plan') return askFinally('mode', 'plan mode asks before every MCP tool');
  const allowed = find('allow');
  return allowed ? allow('whole-tool allow', 'an allow rule names the tool or its server', allowed) : ask('no rule', 'no rule allows the tool');
}

/**
 * A server's name covers its tools. Allow rules compare the server's real name; deny and ask rules also what a name looks like
 * when it is cut at `__`, so deny `mcp__srv` hits a server called `srv__x`.
 */
function coversMcp(rule: Rule, tool: string, servers: readonly string[]): boolean {
  if (rule.tool === tool) return true;
  const server = serverOf(tool, servers);
  const whole = rule.tool.endsWith('__*') ? rule.tool.slice(0, -3) : rule.tool;
  const namesServer = !whole.includes('*') && whole.indexOf('__', 5) < 0 && whole.length > 5;
  if (rule.effect === 'allow') return namesServer ? whole === server : rule.tool.startsWith(`${server}__`) && matchesToolGlob(rule.tool, tool);
  if (rule.tool.includes('*')) return matchesToolGlob(rule.tool, tool);
  return rule.tool === server || (namesServer && tool.startsWith(`${rule.tool}__`));
}

/** `mcp__server` of `mcp__server__tool`: a server that the session has, else what stands before the first `__`. */
function serverOf(tool: string, servers: readonly string[]): string {
  const known = servers.filter((name) => tool.startsWith(`mcp__${name}__`)).sort((a, b) => b.length - a.length)[0];
  const end = tool.indexOf('__', 5);
  return known === undefined ? tool.slice(0, end < 0 ? undefined : end) : `mcp__${known}`;
}
