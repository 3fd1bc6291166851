import { isMcpName, normalizeMcpPart } from '../src/client/tools.ts';
import { aboutGrant, loadedGrants, shorten } from '../src/findings/grants.ts';
import { allow, defineRule, type Examples, settings } from '../src/findings/rule.ts';

export default defineRule({
  id: 'unmatchable-mcp-name',
  title: 'MCP rule in a spelling that no tool bears',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'grants',
  why: 'The client replaces every character outside `A-Z a-z 0-9 _ -` of a server or tool name by `_` and compares rules with the result. A rule that spells the name as configured, or ends in `__`, matches nothing.',
  remedy: 'Write the normalised name: `mcp__My_Server__get` for the server "My Server".',
  references: ['permissions-paths §4.4'],
  messages: {
    spelling: 'no MCP tool can have this name, so the {effect} rule matches nothing; the client calls it {name}',
    empty: 'the rule ends in "__" without a tool, so it matches nothing; {name} is what it seems to mean',
  },

  check({ harness }, report) {
    for (const grant of loadedGrants(harness)) {
      const { rule, effect, origin } = grant;
      if (!isMcpName(rule.tool)) continue;
      const severity = effect === 'allow' ? 'warning' : 'error';
      // Blanks at the end are a slip of the keyboard, no part of the name.
      const name = rule.tool
        .trim()
        .slice('mcp__'.length)
        .split('*')
        .map((part) => normalizeMcpPart(part))
        .join('*');
      if (`mcp__${name}` !== rule.tool) {
        const shown = `mcp__${shorten(name)}`;
        report(origin, 'spelling', { effect, name: shown }, { severity, remedy: `Write \`${shown}\`.`, ...aboutGrant(grant) });
      } else if (rule.tool.endsWith('__')) {
        const whole = rule.tool.replace(/(?<!_)_+$/, '');
        if (whole === 'mcp') report(origin, 'empty', { name: 'mcp__*' }, { severity, remedy: 'Write mcp__* for every MCP tool.', ...aboutGrant(grant) });
        else report(origin, 'empty', { name: whole }, { severity, ...aboutGrant(grant) });
      }
    }
  },
});

export const examples = (): Examples => ({
  bad: [
    { title: 'A server name with a dot', files: allow('«"mcp__chat.example__post"»') },
    { title: 'A server name with a blank', files: settings('{ "permissions": { "deny": [«"mcp__My Server__post"»] } }') },
    { title: 'A blank at the end', files: allow('«"mcp__chat__post "»') },
    { title: 'Nothing at all', files: settings('{ "permissions": { "deny": [«"mcp__"»] } }') },
    { title: 'No tool after the server', files: allow('«"mcp__chat__"»') },
  ],
  good: [
    { title: 'Normalised', files: allow('"mcp__My_Server__get-page"') },
    { title: 'A wildcard for tools of one server', files: allow('"mcp__chat__get_*"') },
  ],
});
