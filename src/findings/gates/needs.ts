import { mayStartClient } from '../../load/read/launcher.ts';
import type { Harness, Prompt } from '../../model/harness.ts';

/** Whether some skill may order what the settings do not grant: a file starts the client, a deny rule's words stand in the skill, or an MCP tool that no rule names. */
export function mayLackGrants({ skills, grants, scripts, launchers }: Harness): boolean {
  const loaded = skills.filter((skill) => skill.loaded);
  if (loaded.length === 0) return false;
  if ([scripts, launchers].some((files) => files.some(({ document }) => mayStartClient(document.text)))) return true;
  const names = loaded.filter((skill) => holds(skill, 'mcp__') || holds(skill, 'server'));
  const allowed = new Set(grants.flatMap(({ effect, rule }) => (effect === 'allow' && rule.tool.startsWith('mcp__') ? [rule.text] : [])));
  if (names.some((skill) => isNotAll(skill, allowed))) return true;
  const denied = grants.filter(({ effect }) => effect === 'deny');
  return denied.some(({ rule }) => {
    const word = /[A-Za-z][\w-]+/.exec(rule.specifier ?? rule.tool)?.[0];
    return word === undefined || loaded.some((skill) => holds(skill, word));
  });
}

const holds = ({ document, bodyStart }: Prompt, word: string): boolean => document.text.includes(word, bodyStart);

/** Whether it names a tool, or speaks of a server, that is not allowed word for word. */
function isNotAll({ document, bodyStart }: Prompt, allowed: ReadonlySet<string>): boolean {
  if (allowed.size === 0) return false;
  const { text } = document;
  if (/`[\w-]+` tool|server(?:'s|’s) `/.test(text)) return true;
  const names = text.slice(bodyStart).match(/mcp__[A-Za-z0-9_-]+/g) ?? [];
  return names.some((name) => !allowed.has(name));
}
