import { DEAD_TOOLS, isKnownTool, isMcpName, RETIRED_TOOLS, TOOLS, UNCONSULTED_PATH_TOOLS } from '../src/client/tools.ts';
import { toolEntries } from '../src/findings/allowed-tools.ts';
import { closest } from '../src/findings/closest.ts';
import { callable } from '../src/findings/prompts.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import { parseRule, skipOf } from '../src/policy/syntax.ts';

export default defineRule({
  id: 'dead-allowed-tool',
  title: 'Entry in a list of tools that names none',
  severity: 'note',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'frontMatter',
  why: 'Entries of `allowed-tools` are permission rules: exact tool names, no `*` for all tools, no lower case. One that matches nothing leaves the skill with prompts, and where nobody can answer them the skill fails.',
  remedy: 'Write the tool as the client calls it, or remove the entry.',
  references: ['permissions-paths §9.3', 'permissions-paths §4.8'],
  messages: {
    dropped: '`{rule}` in allowed-tools allows nothing: {why}{hint}',
    unknown: '`{rule}` in allowed-tools allows nothing: the client has no tool {tool}{hint}',
    unclosed: '`{rule}` in allowed-tools allows nothing: the bracket of the list is never closed, so the client reads the whole line as text',
    agent: '`{rule}` in the {list} of this agent names no tool of the client{hint}',
    path: '`{rule}` in allowed-tools allows nothing: paths are decided by {other} rules',
  },

  check({ harness }, report) {
    for (const prompt of callable(harness)) {
      const entries = toolEntries(prompt, 'allowed-tools');
      for (const [i, { rule, origin }] of entries.entries()) {
        const about = { grant: { effect: 'allow' as const, text: rule.text } };
        // The program after a bare `Bash` is told as one mistake by broad-allowed-tools.
        if (entries[i - 1]?.rule.text === 'Bash' && rule.specifier === undefined && /^[a-z]/.test(rule.text) && !TOOLS.has(capital(rule.text))) continue;
        if (i === 0 && /^\[\w/.test(rule.text) && !rule.text.endsWith(']')) {
          report(
            origin,
            'unclosed',
            { rule: rule.text },
            { ...about, severity: 'warning', remedy: 'Close the bracket, or leave it out: a list of names separated by commas will do.' },
          );
          continue;
        }
        const skip = skipOf(rule.text, 'allow');
        const other = UNCONSULTED_PATH_TOOLS[rule.tool];
        if (skip) {
          const hint =
            skip.suggestion === undefined || skipOf(skip.suggestion, 'allow') || !isKnownTool(parseRule(skip.suggestion).tool)
              ? ''
              : `; \`${skip.suggestion}\` is meant?`;
          // A star is meant to allow everything, a slip one tool: neither does.
          report(
            origin,
            'dropped',
            { rule: rule.text, why: lower(skip.message), hint },
            hint !== '' || rule.text === '*' ? { ...about, severity: 'warning' } : about,
          );
        } else if (!isKnownTool(rule.tool) || RETIRED_TOOLS.has(rule.tool)) {
          // Other clients and later versions know more tools than ours; only what cannot be a tool's name is worth a word.
          const near = Object.hasOwn(DEAD_TOOLS, rule.tool) ? DEAD_TOOLS[rule.tool] : closest(rule.tool, [...TOOLS]);
          if (isMcpName(rule.tool) || RETIRED_TOOLS.has(rule.tool)) continue;
          // A tool that is gone does no harm where its successor is there too.
          if (near !== undefined && Object.hasOwn(DEAD_TOOLS, rule.tool) && entries.some((e) => e.rule.tool === near)) continue;
          const slip = near !== undefined && !Object.hasOwn(DEAD_TOOLS, rule.tool);
          report(
            origin,
            'unknown',
            { rule: rule.text, tool: rule.tool, hint: near === undefined ? '' : `; \`${near}\` is meant?` },
            slip ? { ...about, severity: 'warning' } : about,
          );
        } else if (other !== undefined && rule.specifier !== undefined && !/^\*+$/.test(rule.specifier)) {
          report(origin, 'path', { rule: rule.text, other }, about);
        }
      }
    }
    for (const agent of harness.agents) {
      for (const list of ['tools', 'disallowedTools'] as const) {
        for (const { rule, origin } of toolEntries(agent, list)) {
          if (rule.tool === '*' || isMcpName(rule.tool) || isKnownTool(rule.tool) || RETIRED_TOOLS.has(rule.tool)) continue;
          // Names of tools that are gone do no harm beside the others.
          if (Object.hasOwn(DEAD_TOOLS, rule.tool)) continue;
          const near = closest(rule.tool, [...TOOLS]);
          report(origin, 'agent', { rule: rule.text, list, hint: near === undefined ? '' : `; \`${near}\` is meant?` }, { confidence: 'likely' });
        }
      }
    }
  },
});

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const lower = (message: string): string => message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, '');

const skill = (list: string): Examples['bad'][number]['files'] => ({
  '.claude/skills/release/SKILL.md': `---\nname: release\ndescription: Releases\nallowed-tools: ${list}\n---\n`,
});
export const examples = (): Examples => ({
  bad: [
    { title: 'Lower case', files: skill('«bash», «read»') },
    { title: 'A star for everything, which the client puts in quotes', files: skill('«*»') },
    { title: 'A path for Write', files: skill('\n  - «Write(docs/**)»') },
    { title: 'No such tool', files: skill('Read, «Serch»') },
    { title: 'A list without an end', files: skill('«[Read», Bash(npm test)') },
    { title: 'An agent', files: { '.claude/agents/a.md': '---\nname: a\ndescription: d\ntools: «read», Grep\n---\n' } },
  ],
  good: [
    { title: 'Tools of the client', files: skill('Read, Edit(docs/**), Bash(git:*), Task') },
    { title: 'A tool that is gone, beside its successor', files: skill('Read, LS') },
    { title: 'A server of this project or an account', files: skill('mcp__github__get_issue') },
  ],
});
