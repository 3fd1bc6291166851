import { ALIASES, canonicalTool, DEAD_TOOLS, isKnownTool, isMcpName, RETIRED_TOOLS, TOOLS, UNCONSULTED_PATH_TOOLS } from '../src/client/tools.ts';
import { closest } from '../src/findings/closest.ts';
import { aboutGrant, loadedGrants, shorten } from '../src/findings/grants.ts';
import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import type { PermissionRule } from '../src/model/permission.ts';

export default defineRule({
  id: 'unknown-tool',
  title: 'Permission rule on a tool that the client does not have',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'grants',
  why: 'Tool names are matched exactly, upper and lower case included. A rule on a name that no tool bears decides no call: a deny rule protects nothing, an allow rule grants nothing, and for allow rules the client does not even warn.',
  remedy: 'Use the name of the tool as the client spells it: `Bash`, `Read`, `Edit`, `WebFetch`, `mcp__server__tool`.',
  references: ['permissions-bash L7, §6', 'permissions-paths §2.8, §4.8'],
  messages: {
    protects: 'there is no tool "{tool}", so this {effect} rule protects nothing{meant}',
    grants: 'there is no tool "{tool}", so this allow rule matches nothing{meant}',
    path: 'a path alone is no rule, so this {effect} rule protects nothing; did you mean {suggestion}?',
    gone: '"{tool}" is no tool of the client any more; the rule decides nothing{meant}',
  },

  check({ harness }, report) {
    for (const grant of loadedGrants(harness)) {
      const { rule, effect, origin } = grant;
      const tool = rule.tool;
      if (isMcpName(tool) || isKnownTool(canonicalTool(tool)) || isUnconsulted(rule)) continue;
      if (RETIRED_TOOLS.has(tool) || Object.hasOwn(DEAD_TOOLS, tool)) {
        const now = DEAD_TOOLS[tool];
        report(
          origin,
          'gone',
          { tool, meant: now === undefined ? '' : `; its work is done by ${now}` },
          { severity: 'note', remedy: 'Delete the rule.', ...aboutGrant(grant) },
        );
        continue;
      }
      const suggestion = suggest(rule);
      const more = { ...aboutGrant(grant), ...(suggestion !== undefined && { remedy: `Write \`${shorten(suggestion)}\`.` }) };
      const meant = suggestion === undefined ? '' : `; did you mean ${shorten(suggestion)}?`;
      const shown = shorten(tool, 40);
      if (effect === 'allow') report(origin, 'grants', { tool: shown, meant }, { severity: 'warning', ...more });
      else if (looksLikePath(rule) && suggestion !== undefined) report(origin, 'path', { effect, suggestion: shorten(suggestion) }, more);
      else report(origin, 'protects', { tool: shown, effect, meant }, more);
    }
  },
});

/** `unconsulted-rule` has more to say about these. */
const isUnconsulted = ({ tool, specifier }: PermissionRule): boolean =>
  specifier !== undefined && specifier !== '*' && (Object.hasOwn(UNCONSULTED_PATH_TOOLS, tool) || tool === 'SlashCommand');

const looksLikePath = ({ tool, specifier }: PermissionRule): boolean => specifier === undefined && /[/.]/.test(tool);

/** Names that other agents and older texts use for the same thing. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  fetch: 'WebFetch',
  web: 'WebFetch',
  browser: 'WebFetch',
  search: 'WebSearch',
  shell: 'Bash',
  sh: 'Bash',
  terminal: 'Bash',
  exec: 'Bash',
  execute: 'Bash',
  run: 'Bash',
  command: 'Bash',
  runcommand: 'Bash',
  file: 'Edit',
  create: 'Edit',
  writefile: 'Edit',
  editfile: 'Edit',
  strreplace: 'Edit',
  delete: 'Edit',
  readfile: 'Read',
  cat: 'Read',
  open: 'Read',
  list: 'Read',
  subagent: 'Agent',
};

function suggest(rule: PermissionRule): string | undefined {
  if (looksLikePath(rule)) return `Read(${rule.tool.trim()})`;
  const plain = rule.tool
    .trim()
    .toLowerCase()
    .replace(/[-_\s]/g, '');
  const known = [...TOOLS].filter((tool) => !RETIRED_TOOLS.has(tool));
  const name =
    known.find((tool) => tool.toLowerCase() === plain) ??
    OTHER_NAMES[plain] ??
    mcpName(rule.tool) ??
    closest(rule.tool.trim(), [...known, ...Object.keys(ALIASES)]);
  if (name === undefined) return undefined;
  if (rule.specifier === undefined) return name;
  // Paths are compared by the rules of two tools only.
  const consulted = rule.specifier === '*' ? undefined : UNCONSULTED_PATH_TOOLS[name];
  return `${consulted ?? name}(${rule.specifier})`;
}

const mcpName = (tool: string): string | undefined => {
  const match = /^_?mcp_+([A-Za-z0-9-]+(?:_[A-Za-z0-9-]+)*)$/i.exec(tool);
  return match?.[1] === undefined ? undefined : `mcp__${match[1]}`;
};

export const examples = (): Examples => ({
  bad: [
    { title: 'A name from another program', files: settings('{ "permissions": { "deny": [«"Shell(rm:*)"»] } }') },
    { title: 'The wrong case', files: settings('{ "permissions": { "allow": [«"BASH(npm test)"»] } }') },
    { title: 'A path without a tool', files: settings('{ "permissions": { "deny": [«"**/*.env"»] } }') },
    { title: 'A blank before the parenthesis', files: settings('{ "permissions": { "deny": [«"Write (.env)"»] } }') },
    { title: 'A tool of older versions', files: settings('{ "permissions": { "allow": [«"MultiEdit"»] } }') },
  ],
  good: [
    { title: 'A glob that some tool matches', files: settings('{ "permissions": { "deny": ["Web*"] } }') },
    { title: 'An older name that the client translates', files: settings('{ "permissions": { "allow": ["Task", "KillShell"] } }') },
    { title: 'An MCP tool', files: settings('{ "permissions": { "allow": ["mcp__wiki__search"] } }') },
  ],
});
