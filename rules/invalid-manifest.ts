import { didYouMean } from '../src/findings/meant.ts';
import { isPluginRoot } from '../src/findings/plugin-root.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import { violations } from '../src/load/schema/violations.ts';
import { nameOf } from '../src/load/settings-losses.ts';
import { asObject } from '../src/load/values.ts';
import type { Harness, Manifest } from '../src/model/harness.ts';

export default defineRule({
  id: 'invalid-manifest',
  title: 'Manifest that the client refuses',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'plugins',
  why: 'A plugin or marketplace whose manifest does not fit is not loaded: its hooks, servers, skills and agents are missing, guards among them. Of a marketplace only the plugin is dropped whose entry does not fit; a value that merely describes a plugin is left out.',
  remedy: 'Correct the value; `claude plugin validate` checks it too.',
  references: ['permissions-paths §6.8'],
  messages: {
    broken: 'the client cannot read this {kind}: {what}',
    wrong: 'the client refuses this {kind}: {what}',
    entry: 'the client drops this entry of the {kind}: {what}',
    field: '`claude plugin validate` refuses this {kind}: {what}; the client loads it all the same',
  },

  check({ harness }, report) {
    for (const { file, kind: of, document } of harness.manifests) {
      if (of === 'hooks' && !isOfPlugin(file, harness)) continue;
      const kind = WORDS[of];
      const problem = document.problems.find((one) => one.kind !== 'too-deep');
      if (problem) {
        report(problem.origin, 'broken', { kind, what: problem.message });
        continue;
      }
      for (const { path, message, drops, allowed } of violations(document.value, `${of}.json`)) {
        const what = `${nameOf(path)} ${message}${didYouMean(document.value, path, allowed)}`;
        if (drops === 'field') report({ file, path }, 'field', { kind, what }, { severity: 'warning' });
        // A plugin that cannot be installed is the whole of what its entry is for; of a file of hooks the others remain.
        else if (drops === 'entry') report({ file, path }, 'entry', { kind, what }, { severity: of === 'marketplace' ? 'error' : 'warning' });
        else report({ file, path }, 'wrong', { kind, what });
      }
    }
  },
});

const WORDS: Readonly<Record<Manifest['kind'], string>> = { plugin: 'plugin', marketplace: 'marketplace', hooks: 'hooks file' };

/** Other tools keep files of this name too: it is a plugin's beside a manifest, or in a folder that a marketplace names. */
function isOfPlugin(file: string, { facts, manifests }: Harness): boolean {
  const dir = file.replace(/\/?hooks\/hooks\.json$/, '');
  if (isPluginRoot(dir, facts)) return true;
  return manifests.some(({ kind, file: market, value }) => {
    const plugins = value['plugins'];
    if (kind !== 'marketplace' || !Array.isArray(plugins)) return false;
    const root = market.replace(/\.claude-plugin\/marketplace\.json$/, '');
    return plugins.some((entry: unknown) => {
      const source = asObject(entry)?.['source'];
      return typeof source === 'string' && `${root}${source.replace(/^\.\/?/, '')}`.replace(/\/$/, '') === dir;
    });
  });
}

const plugin = (text: string) => ({ '.claude-plugin/plugin.json': text });
const market = (entry: string) => ({ '.claude-plugin/marketplace.json': `{ "name": "m", "owner": { "name": "o" }, "plugins": [${entry}] }` });
export const examples = (): Examples => ({
  bad: [
    { title: 'No name', files: plugin('«»{ "version": "1.0.0" }') },
    { title: 'A version that is a number', files: plugin('{ "name": "a", "version": «1» }') },
    { title: 'A path without ./', files: plugin('{ "name": "a", "commands": «"commands/"» }') },
    { title: 'An author that is a string', files: plugin('{ "name": "a", "author": «"me"» }') },
    { title: 'A homepage that is no address: left out, refused by the validator', files: plugin('{ "name": "a", "homepage": «"example"» }') },
    { title: 'A source that does not exist', files: market('{ "name": "p", "source": { "source": «"git"», "url": "https://example.com/p.git" } }') },
    { title: 'Events without the wrapper', files: { ...plugin('{ "name": "a" }'), 'hooks/hooks.json': '«»{ "PreToolUse": [] }' } },
    {
      title: 'A hook without a command',
      files: { ...plugin('{ "name": "a" }'), 'hooks/hooks.json': '{ "hooks": { "Stop": [{ "hooks": [«{ "type": "command" }»] }] } }' },
    },
    {
      title: 'Hooks of a plugin that only the marketplace names',
      files: { ...market('{ "name": "p", "source": "./p" }'), 'p/hooks/hooks.json': '«»{ "Stop": [] }' },
    },
    { title: 'A trailing comma', files: plugin('{ "name": "a"«,» }') },
  ],
  good: [
    {
      title: 'A small plugin',
      files: plugin('{ "name": "a", "version": "1.0.0", "author": { "name": "me" }, "skills": ["./skills"], "hooks": "./hooks/hooks.json" }'),
    },
    { title: 'A name that is usual elsewhere', files: plugin('{ "name": "My_Plugin", "author": { "name": "me", "email": "me" } }') },
    { title: 'Keys of its own', files: plugin('{ "name": "a", "colour": "green" }') },
    { title: 'Sources that there are', files: market('{ "name": "p", "source": "./p" }, { "name": "q", "source": { "source": "github", "repo": "o/q" } }') },
    { title: 'Hooks of another tool', files: { ...market('{ "name": "p", "source": "./p" }'), '.github/hooks/hooks.json': '{ "version": 1, "hooks": [] }' } },
    { title: 'Hooks with a description', files: { ...plugin('{ "name": "a" }'), 'hooks/hooks.json': '{ "description": "guards", "hooks": { "Stop": [] } }' } },
  ],
});
