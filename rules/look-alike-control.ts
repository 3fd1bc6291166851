import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { isRemark, unknownKeys } from '../src/findings/settings-keys.ts';

export default defineRule({
  id: 'look-alike-control',
  title: 'Key that looks like a control and does nothing',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'settings',
  why: 'The client reads past keys that it does not know, without a word, not even in its doctor. Somebody wrote this one to allow, refuse or confine something and believes that it works.',
  remedy: 'Use the key that the client reads.',
  references: ['permissions-paths §6.4, §10'],
  messages: {
    unknown: '{name} is not a settings key, so it has no effect: the client reads {meant}',
  },

  check({ harness }, report) {
    for (const file of harness.settings) {
      for (const { path, name, control } of unknownKeys(file)) {
        if (control === undefined || isRemark(name)) continue;
        report({ file: file.file, path, part: 'key' }, 'unknown', { name, meant: control }, { remedy: remedyFor(control) });
      }
    }
  },
});

const remedyFor = (control: string): string => {
  if (control === 'mcpServers in .mcp.json') return 'Define the servers in .mcp.json; settings hold none.';
  return control.includes('.') ? `Move it to ${control}.` : `Write ${control}.`;
};

export const examples = (): Examples => ({
  bad: [
    { title: 'The name of a key in another file', files: settings('{ «"enabledMcpServers"»: ["chat"] }') },
    { title: 'Names of command-line options', files: settings('{ «"allowedTools"»: ["Read"], «"disallowedTools"»: ["Bash"] }') },
    { title: 'A deny list outside permissions', files: settings('{ «"deny"»: ["Read(.env)"], "permissions": { "allow": ["Read"] } }') },
    { title: 'A misspelt list', files: settings('{ "permissions": { «"denies"»: ["Read(.env)"] } }') },
    { title: 'A capital letter', files: settings('{ «"Permissions"»: { "deny": ["Read(.env)"] } }') },
    { title: 'Servers in settings', files: settings('{ «"mcpServers"»: { "a": { "command": "x" } } }') },
    { title: 'A dotted path', files: settings('{ «"permissions.deny"»: ["Read(.env)"] }') },
    { title: 'A misspelt sandbox key', files: settings('{ "sandbox": { "enabled": true, "filesystem": { «"denyReads"»: ["~/.ssh"] } } }') },
  ],
  good: [
    { title: 'The right names', files: settings('{ "enabledMcpjsonServers": ["chat"], "permissions": { "deny": ["Read(.env)"], "allow": [] } }') },
    { title: 'An unknown key that controls nothing', files: settings('{ "colour": "green" }') },
    { title: 'A remark', files: settings('{ "_permissions": "see the wiki" }') },
    { title: 'Free names in a map', files: settings('{ "env": { "deny": "1", "allowedTools": "x" } }') },
  ],
});
