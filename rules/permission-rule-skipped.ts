import { canonicalTool, isKnownTool, UNCONSULTED_PATH_TOOLS } from '../src/client/tools.ts';
import { shorten } from '../src/findings/grants.ts';
import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { asObject } from '../src/load/values.ts';
import { EFFECTS, type Effect } from '../src/model/permission.ts';
import { parseRule, printRule, skipOf } from '../src/policy/syntax.ts';

export default defineRule({
  id: 'permission-rule-skipped',
  title: 'Permission rule that the client drops when it loads the file',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'settings',
  why: 'The client keeps the rest of the file and leaves this one entry out. A dropped deny or ask rule protects nothing, a dropped allow rule grants nothing; with JSON output nothing is said about it and the exit code is 0.',
  remedy: 'Write the rule as `Tool` or `Tool(specifier)` in the spelling that the client loads.',
  references: ['permissions-bash §6', 'permissions-paths §6.7'],
  messages: {
    protects: 'the client skips this {effect} rule, so it protects nothing: {reason}{meant}',
    grants: 'the client skips this allow rule, so it grants nothing: {reason}{meant}',
  },

  check({ harness }, report) {
    for (const { file, value } of harness.settings) {
      const permissions = asObject(value['permissions']);
      for (const effect of EFFECTS) {
        const list = permissions?.[effect];
        if (!Array.isArray(list)) continue;
        list.forEach((entry: unknown, i) => {
          const skip = skipOf(entry, effect);
          if (!skip) return;
          const text = typeof entry === 'string' ? entry : (JSON.stringify(entry) ?? '');
          const at = { file, path: ['permissions', effect, i] };
          const reason = skip.message.replace(/^[A-Z](?=[a-z]* )/, (c) => c.toLowerCase()).replace(/\.$/, '');
          // Never propose a grant that is broader than what stands there.
          const found = skip.suggestion?.trim() ?? repaired(text, effect);
          const suggestion = effect === 'allow' && found === 'Bash' ? undefined : found;
          const meant = suggestion === undefined ? '' : `; did you mean ${shorten(suggestion)}?`;
          const remedy = suggestion === undefined ? {} : { remedy: `Write \`${shorten(suggestion)}\`.` };
          const more = { grant: { effect, text: shorten(text, 200) }, ...remedy };
          if (effect === 'allow') report(at, 'grants', { reason, meant }, { severity: 'warning', ...more });
          else report(at, 'protects', { effect, reason, meant }, more);
        });
      }
    }
  },
});

/** Without the blanks around it, or with the parenthesis that was forgotten, where that makes a rule. */
function repaired(text: string, effect: Effect): string | undefined {
  const bare = text.trim();
  const closed = /^[A-Z][A-Za-z]*\([^()]+$/.test(bare) ? `${bare})` : bare;
  const { tool, specifier } = parseRule(closed);
  if (closed === text || skipOf(closed, effect) || !isKnownTool(canonicalTool(tool)) || closed.includes('$HOME')) return undefined;
  const consulted = specifier === undefined || specifier === '*' ? undefined : UNCONSULTED_PATH_TOOLS[tool];
  return consulted === undefined ? closed : printRule(consulted, specifier);
}

export const examples = (): Examples => ({
  bad: [
    { title: 'A tool name in lower case', files: settings('{ "permissions": { "deny": [«"bash(rm:*)"»] } }') },
    { title: 'Something after the closing parenthesis', files: settings('{ "permissions": { "allow": [«"Bash(npm test)x"»] } }') },
    { title: 'A blank after the closing parenthesis', files: settings('{ "permissions": { "deny": [«"Bash(rm -rf *) "»] } }') },
    { title: 'A parenthesis that is never closed', files: settings('{ "permissions": { "deny": [«"Read(.env"»] } }') },
    { title: 'An entry that is no string', files: settings('{ "permissions": { "allow": ["Read", «5»] } }') },
    { title: 'A URL instead of a domain', files: settings('{ "permissions": { "allow": [«"WebFetch(https://example.com)"»] } }') },
    { title: 'A wildcard for every MCP tool in an allow list', files: settings('{ "permissions": { "allow": [«"mcp__*"»] } }') },
  ],
  good: [
    { title: 'A wildcard tool name is fine in a deny list', files: settings('{ "permissions": { "deny": ["mcp__*"] } }') },
    { title: 'Parentheses inside the specifier', files: settings('{ "permissions": { "allow": ["Bash(echo (x))"] } }') },
  ],
});
