import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { duplicateKeys } from '../src/load/document/json.ts';
import { nameOf } from '../src/load/settings-losses.ts';
import type { Document } from '../src/model/document.ts';
import type { KeyPath } from '../src/model/origin.ts';

export default defineRule({
  id: 'duplicate-key',
  title: 'JSON key that stands twice, so that its first value is lost',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'repeats',
  why: 'The last of two equal keys wins and the first is gone, without a message. It happens in merges: a second `deny: []` erases the deny list above it.',
  remedy: 'Merge the two values into one.',
  references: ['permissions-paths §6.3, §11'],
  messages: {
    lost: '{name} stands twice: the client reads the last one, and this value is lost',
    guard: '{name} stands twice: the client reads the last one, and this value, which guards something, is lost',
    same: '{name} stands twice with the same value',
  },

  check({ harness }, report) {
    const documents: Document[] = [...harness.settings, ...harness.mcpFiles, ...harness.manifests].map((one) => one.document);
    for (const document of documents) {
      for (const { path, first, last, lost, kept } of duplicateKeys(document)) {
        const at = { file: document.file, path: [], within: first };
        const more = { related: [{ at: { file: document.file, path: [], within: last }, message: 'this one counts' }] };
        const name = nameOf(path);
        if (JSON.stringify(lost) === JSON.stringify(kept)) report(at, 'same', { name }, { severity: 'note', ...more });
        else if (guards(path, lost)) report(at, 'guard', { name }, { severity: 'error', ...more });
        else report(at, 'lost', { name }, more);
      }
    }
  },
});

/** Deny and ask rules, hooks and the sandbox, also inside the value that is lost. */
function guards(path: KeyPath, lost: unknown): boolean {
  const key = path.at(-1);
  if (typeof lost !== 'object' || lost === null || Object.keys(lost).length === 0) return false;
  if (path.includes('hooks') || (path[0] === 'permissions' && (key === 'deny' || key === 'ask')) || path[0] === 'sandbox') return true;
  if (path.length > 1) return false;
  return key === 'permissions' && ['deny', 'ask'].some((list) => Object.hasOwn(lost, list));
}

export const examples = (): Examples => ({
  bad: [
    { title: 'An empty list erases the deny rules', files: settings('{ "permissions": { «"deny"»: ["Read(.env)"], "deny": [] } }') },
    { title: 'Two permissions', files: settings('{ «"permissions"»: { "deny": ["Read(.env)"] }, "permissions": { "allow": ["Read"] } }') },
    { title: 'Two servers of one name', files: { '.mcp.json': '{ "mcpServers": { «"a"»: { "command": "x" }, "a": { "command": "y" } } }' } },
    { title: 'The same value twice', files: settings('{ «"model"»: "opus", "model": "opus" }') },
  ],
  good: [
    { title: 'Equal keys in different objects', files: settings('{ "permissions": { "allow": [] }, "env": { "allow": "x" } }') },
    { title: 'A colon in a string', files: settings('{ "model": "a:b", "env": { "A": "x: y" } }') },
  ],
});
