import { mayStartClient } from '../../load/read/launcher.ts';
import type { Harness, Prompt } from '../../model/harness.ts';
import type { Grant } from '../../model/permission.ts';

/** Whether some skill may order what the settings do not grant: a file starts the client, or the rules may stand in the way of what a skill names. */
export function mayLackGrants({ skills, grants, scripts, launchers }: Harness): boolean {
  const loaded = skills.filter((skill) => skill.loaded);
  if (loaded.length === 0) return false;
  if ([scripts, launchers].some((files) => files.some(({ document }) => mayStartClient(document.text)))) return true;
  const contradicts = contradictions(grants);
  return loaded.some(contradicts);
}

/** The question for one skill: does it name an MCP tool that these rules do not allow, or the words of a deny rule? Made once for all skills. */
export function contradictions(grants: readonly Grant[]): (skill: Prompt) => boolean {
  const allowed = new Set(grants.flatMap(({ effect, rule }) => (effect === 'allow' && rule.tool.startsWith('mcp__') ? [rule.text] : [])));
  const denied = grants.flatMap(({ effect, rule }) => (effect === 'deny' ? [phraseOf(rule.specifier ?? rule.tool)] : []));
  return ({ document: { text }, bodyStart }) =>
    (allowed.size > 0 && isNotAll(text, bodyStart, allowed)) || denied.some((phrase) => text.includes(phrase, bodyStart));
}

/** What stands in the calls that such a rule matches as they are usually written: the first two words of a command, one of a path. */
function phraseOf(specifier: string): string {
  const command = /^[A-Za-z][\w.-]*(?: [\w.-]+)?(?= |:|\*|$)/.exec(specifier)?.[0];
  return command ?? /[A-Za-z][\w-]+/.exec(specifier)?.[0] ?? specifier;
}

/** Whether it names a tool, or speaks of a server, that is not allowed word for word. */
function isNotAll(text: string, from: number, allowed: ReadonlySet<string>): boolean {
  if (text.includes('server', from) && /`[\w-]+` tool|server(?:'s|’s) `/.test(text)) return true;
  if (!text.includes('mcp__', from)) return false;
  const names = text.slice(from).match(/mcp__[A-Za-z0-9_-]+/g) ?? [];
  return names.some((name) => !allowed.has(name));
}
