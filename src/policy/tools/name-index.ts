import { isMcpName } from '../../client/tools.ts';
import type { Rule } from '../rule.ts';

/** Finds the first rule, in order, that names an MCP tool and that the caller accepts: by a look-up of the tool's name and of what stands in front of each `__`. */
export type NameIndex = (tool: string, accept: (rule: Rule) => boolean) => Rule | undefined;

interface Placed {
  readonly rule: Rule;
  readonly at: number;
}

export function nameIndex(rules: readonly Rule[]): NameIndex {
  const named = new Map<string, Placed[]>();
  const globs: Placed[] = [];
  for (const [at, rule] of rules.entries()) {
    const name = rule.tool.endsWith('__*') ? rule.tool.slice(0, -'__*'.length) : rule.tool;
    if (name.includes('*')) globs.push({ rule, at });
    else if (isMcpName(name) && !named.get(name)?.push({ rule, at })) named.set(name, [{ rule, at }]);
  }
  const longest = Math.max(0, ...[...named.keys()].map((name) => name.length));
  return (tool, accept) => {
    let first: Placed | undefined;
    const look = (list: readonly Placed[] | undefined): void => {
      const found = list?.find(({ rule }) => accept(rule));
      if (found && (first === undefined || found.at < first.at)) first = found;
    };
    look(named.get(tool));
    for (let end = tool.indexOf('__', MCP.length); end >= 0 && end <= longest; end = tool.indexOf('__', end + 1)) look(named.get(tool.slice(0, end)));
    if (globs.length > 0) look(globs);
    return first?.rule;
  };
}

const MCP = 'mcp__';
