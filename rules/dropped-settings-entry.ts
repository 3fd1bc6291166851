import { didYouMean } from '../src/findings/meant.ts';
import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import type { Loss } from '../src/model/harness.ts';

export default defineRule({
  id: 'dropped-settings-entry',
  title: 'Setting that the client leaves out of a file that is otherwise in force',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'settings',
  why: 'For some keys a wrong value costs only itself: a hook, a list entry or a setting is missing from the session, and with JSON output nothing is said about it.',
  remedy: 'Correct the value that is named here.',
  references: ['permissions-paths §6.2, §6.3'],
  messages: {
    entry: 'the client drops this entry: {what}',
    field: 'the client ignores this value: {what}',
    managed: 'this value of the policy does not count (the client ignores it, or takes the strictest one): {what}',
  },

  check({ harness }, report) {
    for (const { file, scope, losses, value } of harness.settings) {
      if (losses.some((loss) => loss.drops === 'file')) continue;
      for (const loss of losses) {
        const { path } = loss.origin;
        // Rules that are no strings, and events, have rules of their own.
        if (path[0] === 'permissions' && path.length === 3) continue;
        const what = loss.message + didYouMean(value, path, loss.allowed);
        const at = { ...loss.origin, file };
        if (scope === 'managed') report(at, 'managed', { what }, { severity: 'error' });
        else report(at, loss.drops === 'entry' ? 'entry' : 'field', { what }, isGuard(path) ? { severity: 'error' } : {});
      }
    }
  },
});

/** Lists that refuse something; and hooks as a whole. */
const isGuard = (path: Loss['origin']['path']): boolean =>
  path[0] === 'deniedMcpServers' || path[0] === 'allowedMcpServers' || (path[0] === 'hooks' && path.length === 1);

export const examples = (): Examples => ({
  bad: [
    { title: 'A hook without a command', files: settings('{ "hooks": { "Stop": [{ "hooks": [«{ "type": "command" }»] }] } }') },
    { title: 'A type of hook that does not exist', files: settings('{ "hooks": { "PostToolUse": [{ "hooks": [{ "type": «"shell"», "command": "x" }] }] } }') },
    { title: 'Hooks that are a list', files: settings('{ "hooks": «[]» }') },
    { title: 'A denied server by its bare name', files: settings('{ "deniedMcpServers": [«"chat"»] }') },
    { title: 'An effort that does not exist', files: settings('{ "effortLevel": «"huge"» }') },
    { title: 'A marketplace without a source', files: settings('{ "extraKnownMarketplaces": { "a": «{ "url": "https://example.com" }» } }') },
    { title: 'One field of a managed file', files: { '/managed/managed-settings.json': '{ "permissions": { "deny": «"Read(.env)"» } }' } },
  ],
  good: [
    { title: 'Complete entries', files: settings('{ "hooks": { "Stop": [{ "hooks": [{ "type": "command", "command": "x", "timeout": 5 }] }] } }') },
    { title: 'The whole file is lost: said once', files: settings('{ "model": 1, "effortLevel": "huge" }') },
    { title: 'Servers in the form that the client reads', files: settings('{ "deniedMcpServers": [{ "serverName": "chat" }], "effortLevel": "high" }') },
  ],
});
