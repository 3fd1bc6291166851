import { EVENT_VALUES, GUARD_EVENTS, HOOK_EVENTS, TOOL_EVENTS } from '../src/client/hook-events.ts';
import { isCostly, type Matcher, matches, readMatcher } from '../src/client/hook-matcher.ts';
import { DEAD_TOOLS, TOOLS } from '../src/client/tools.ts';
import { closest } from '../src/findings/closest.ts';
import { defineRule, type Examples, settings } from '../src/findings/rule.ts';

type Id = 'never' | 'unknown' | 'pattern' | 'invalid' | 'server' | 'part';

export default defineRule({
  id: 'dead-matcher',
  title: 'Hook matcher that no tool ever matches',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'hooks',
  why: 'A matcher is the name of a tool, compared whole and with its case, or a list of names, or a regular expression. `bash`, `Bash(git:*)`, `mcp__srv` and `Edit Write` match no call, an invalid expression neither: the hook never runs and nothing says so. A guard that never runs is worse than none.',
  remedy: 'Write the tool as the client names it: `Bash`, `Edit|Write`, `mcp__server__.*`. A hook that must look at the command reads it from its input.',
  references: ['permissions-paths §4.9', 'surfaces HOOK-MATCHER'],
  messages: {
    never: 'matcher {matcher} never fires: names are case-sensitive and compared whole{hint}',
    pattern: 'matcher {matcher} never fires: it is a regular expression over the tool name, not a permission rule{hint}',
    invalid: 'matcher {matcher} is not a valid regular expression: the hook never fires, and only the debug log says so',
    server: 'matcher {matcher} never fires: {name} is a server, not a tool; all its tools are {name}__.*',
    unknown: 'matcher {matcher} fires only for a tool called {name}, and the client version that was measured has none',
    value: 'matcher {matcher} never fires: {event} happens for {values}',
    part: '{name} in matcher {matcher} matches no tool: that part of the hook never fires{hint}',
  },

  check({ harness }, report) {
    const seen = new Set<string>();
    for (const { event, matcher, matcherOrigin } of harness.hooks) {
      const values = Object.hasOwn(EVENT_VALUES, event) ? EVENT_VALUES[event] : undefined;
      if (matcher !== undefined && matcherOrigin && values) {
        const read = readMatcher(matcher);
        if (read.kind === 'names' && !read.names.some((name) => values.includes(name)))
          report(
            matcherOrigin,
            'value',
            { matcher: matcher.length > 80 ? `${matcher.slice(0, 80)}…` : matcher, event, values: values.join(', ') },
            { severity: 'warning', confidence: 'likely', remedy: `Write one of ${values.join(', ')}, or leave the matcher out.` },
          );
        continue;
      }
      if (matcher === undefined || !matcherOrigin || !TOOL_EVENTS.has(event) || matcher.length > 2000) continue;
      const place = JSON.stringify(matcherOrigin);
      if (seen.has(place)) continue;
      seen.add(place);
      for (const { id, name, suggestion, certain } of deadParts(matcher)) {
        const shown = matcher.length > 80 ? `${matcher.slice(0, 80)}…` : matcher;
        const severity = certain && (id !== 'part' || GUARD_EVENTS.has(event)) ? 'error' : certain ? 'warning' : 'note';
        const remedy = suggestion ? `Write \`${suggestion}\`.` : undefined;
        const hint = suggestion ? `; did you mean ${suggestion}?` : '';
        report(
          matcherOrigin,
          id,
          { matcher: shown, name, hint },
          { severity: id === 'part' && severity === 'error' ? 'warning' : severity, ...(remedy && { remedy }) },
        );
      }
    }
  },
});

interface Dead {
  readonly id: Id;
  readonly name: string;
  readonly suggestion?: string;
  /** Beyond doubt; a name that we merely do not know may belong to a newer client. */
  readonly certain: boolean;
}

function deadParts(text: string): Dead[] {
  const matcher = readMatcher(text);
  if (matcher.kind === 'invalid') return [{ id: 'invalid', name: text, certain: true }];
  if (matcher.kind === 'names') return deadNames(matcher.names);
  if (matcher.kind === 'pattern' && !isCostly(text)) return deadPattern(text, matcher);
  return [];
}

function deadNames(names: readonly string[]): Dead[] {
  const dead = names.flatMap((name): Dead[] => {
    const one = deadName(name, names);
    return one ? [one] : [];
  });
  const [first] = dead;
  if (!first) return [];
  // What the whole list should say.
  const better = new Map(dead.map((d) => [d.name, d.suggestion]));
  const list = [...new Set(names.map((name) => better.get(name) ?? name))].join('|');
  if (dead.length === names.length) {
    if (names.length === 1) return [first];
    const certain = dead.every((d) => d.certain);
    return [{ id: certain ? 'never' : 'unknown', name: names.join('|'), certain, ...(dead.some((d) => d.suggestion !== undefined) && { suggestion: list }) }];
  }
  return dead.filter((d) => d.certain && d.suggestion !== undefined && !names.includes(d.suggestion)).map((d) => ({ ...d, id: 'part', suggestion: list }));
}

function deadName(name: string, all: readonly string[]): Dead | undefined {
  if (TOOLS.has(name) || name === 'Task' || /^mcp__.+?__./.test(name)) return undefined;
  if (/^mcp__/.test(name))
    return {
      id: name === 'mcp__' ? 'never' : 'server',
      name: name.replace(/(?<!_)_+$/, ''),
      suggestion: name === 'mcp__' ? 'mcp__.*' : `${name.replace(/(?<!_)_+$/, '')}__.*`,
      certain: true,
    };
  const sameLetters = [...TOOLS].find((tool) => tool.toLowerCase() === name.toLowerCase());
  if (sameLetters) return { id: 'never', name, suggestion: sameLetters, certain: true };
  if (Object.hasOwn(DEAD_TOOLS, name)) {
    const now = DEAD_TOOLS[name];
    // `Edit|MultiEdit`: a name of an older client beside its heir does no harm.
    return { id: 'never', name, certain: true, ...(now !== undefined && !all.includes(now) && { suggestion: now }) };
  }
  // An event where a tool belongs.
  if (HOOK_EVENTS.includes(name)) return { id: 'never', name, certain: true };
  if (/^(?:shell|terminal|execute|command|run)$/i.test(name)) return { id: 'never', name, suggestion: 'Bash', certain: true };
  const family = [...TOOLS].filter((tool) => tool.startsWith(name) && name.length >= 2);
  if (family.length > 0) return { id: 'never', name, suggestion: `${name}.*`, certain: true };
  // Two real tools can be two letters apart: the beginning must be right.
  const guess = name.length >= 3 ? closest(name, [...TOOLS]) : undefined;
  const sure = name.length <= 5 ? 1 : 3;
  const near = guess?.slice(0, sure).toLowerCase() === name.slice(0, sure).toLowerCase() ? guess : undefined;
  return near ? { id: 'never', name, suggestion: near, certain: true } : { id: 'unknown', name, certain: false };
}

function deadPattern(text: string, matcher: Matcher): Dead[] {
  if ([...TOOLS, ...Object.keys(DEAD_TOOLS)].some((tool) => matches(matcher, tool)) || /mcp/i.test(text)) return [];
  const words = text.match(/[A-Za-z]+/g) ?? [];
  const rule = /^\^?([A-Za-z]+)\(/.exec(text)?.[1];
  const meant = [rule, ...words].flatMap((word) => (word === undefined ? [] : ([...TOOLS].find((tool) => tool.toLowerCase() === word.toLowerCase()) ?? [])));
  if (meant.length === 0) return [];
  const list = /^[\w\s;/&]+$/.test(text) ? [...new Set(meant)].join('|') : (meant[0] ?? '');
  return [{ id: rule ? 'pattern' : 'never', name: text, suggestion: list, certain: true }];
}

const guard = (matcher: string, event = 'PreToolUse') =>
  settings(`{ "hooks": { "${event}": [{ "matcher": ${matcher}, "hooks": [{ "type": "command", "command": "guard" }] }] } }`);

export const examples = (): Examples => ({
  bad: [
    { title: 'No start of a session is called so', files: guard('«"start"»', 'SessionStart') },
    { title: 'Lower case', files: guard('«"bash"»') },
    { title: 'A permission rule', files: guard('«"Bash(git:*)"»') },
    { title: 'A server without its tools', files: guard('«"mcp__github"»') },
    { title: 'A list with spaces', files: guard('«"Edit Write"»') },
    { title: 'Not an expression', files: guard('«"["»') },
    { title: 'The beginning of a name', files: guard('«"Web"»') },
    { title: 'Half of a list', files: guard('«"Write|edit"»') },
    { title: 'Only a tool that is gone', files: guard('«"MultiEdit"»', 'PostToolUse') },
  ],
  good: [
    {
      title: 'One tool, several, all',
      files: {
        ...guard('"Bash"'),
        'a/.claude/settings.json':
          '{ "hooks": { "PreToolUse": [{ "matcher": "Edit|Write, NotebookEdit", "hooks": [{ "type": "command", "command": "guard" }] }, { "matcher": "*", "hooks": [{ "type": "command", "command": "guard" }] }] } }',
      },
    },
    { title: "A server's tools", files: guard('"mcp__github__.*"') },
    { title: 'One tool of a server', files: guard('"mcp__claude_ai_Notion__notion-create-pages"') },
    { title: 'An expression', files: guard('"^(Edit|Write)$"') },
    { title: 'A name of an older client beside its heir', files: guard('"Edit|MultiEdit|Write"') },
    { title: 'The older name of the agent tool', files: guard('"Task"') },
    { title: 'A tool of a newer client in a list', files: guard('"Agent|Task|TeamCreate"') },
    { title: 'Events that match something else', files: guard('"startup|resume"', 'SessionStart') },
  ],
});
