import { isKnownTool, UNCONSULTED_PATH_TOOLS } from '../client/tools.ts';
import type { Rule } from './rule.ts';
import { fieldSpecifier } from './specifier.ts';

/** Why the client never looks at a rule that it has loaded; undefined for one that can decide a call. */
export function neverConsulted({ tool, effect, specifier }: Rule): string | undefined {
  if (!isKnownTool(tool) && !Object.hasOwn(UNCONSULTED_PATH_TOOLS, tool)) return 'no tool has this name (permissions-paths §2.8)';
  if (specifier === undefined || specifier === '*') return undefined;
  const field = effect === 'allow' ? undefined : fieldSpecifier(specifier);
  if (field) return undefined;
  if (Object.hasOwn(UNCONSULTED_PATH_TOOLS, tool)) return `paths are checked by ${UNCONSULTED_PATH_TOOLS[tool]} rules only (permissions-paths §2.1)`;
  if (tool === 'Monitor') return 'the shell text of Monitor is checked by Bash rules (permissions-traps §3)';
  if (tool === 'Agent' && effect !== 'deny') return 'an agent’s name counts in deny lists only (permissions-paths §4.5)';
  return tool === 'Skill' && effect === 'ask' ? 'a skill’s name counts in deny and allow lists only (permissions-paths §4.6)' : undefined;
}
