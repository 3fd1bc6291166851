import { grantsBy } from '../src/findings/grants.ts';
import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { asObject } from '../src/load/values.ts';
import type { Harness, SettingsFile } from '../src/model/harness.ts';
import { wholeFile } from '../src/model/origin.ts';
import type { Grant } from '../src/model/permission.ts';

export default defineRule({
  id: 'settings-not-loaded',
  title: 'Settings that a session started here does not load',
  severity: 'note',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'settings',
  why: 'Project settings come only from the folder where the client starts, not from its parents and not from folders below. Deny rules and hooks in another folder are off, while its skills, agents and commands may still load.',
  remedy: 'Start the client in that folder, or keep the guards in the settings of the folder where it starts.',
  references: ['permissions-paths §1.5, §3.2'],
  messages: {
    folder: 'only a session that starts in {dir} loads this file; for one that starts in {start} {lost}',
    user: 'the client never reads this file: user settings are ~/.claude/settings.json',
  },

  check({ harness, run }, report) {
    const off = harness.settings.filter((file) => !isLoaded(file, run.startDir));
    const grants = grantsBy(off.length === 0 ? [] : harness.grants, ({ origin }) => origin.file);
    for (const file of off) {
      const lost = whatIsOff(file, harness, grants.get(file.file) ?? []);
      if (lost === undefined) continue;
      report(wholeFile(file.file), 'folder', { dir: file.dir || 'the root', start: run.startDir || 'the root', lost });
    }
    const never = '~/.claude/settings.local.json';
    if (harness.user && harness.facts.exists(never))
      report(wholeFile(never), 'user', {}, { severity: 'warning', remedy: 'Move its content to ~/.claude/settings.json.' });
  },
});

/** `settings.local.json` is also read from the root of the repository. */
const isLoaded = ({ scope, dir }: SettingsFile, startDir: string): boolean =>
  (scope !== 'project' && scope !== 'local') || dir === startDir || (scope === 'local' && dir === '');

/** What the owner of the file counts on; undefined where nothing in it guards or grants. */
function whatIsOff({ file, value }: SettingsFile, harness: Harness, grants: readonly Grant[]): string | undefined {
  const count = (n: number, one: string) => (n === 0 ? [] : [`${n} ${one}${n === 1 ? '' : 's'}`]);
  const parts = [
    ...count(grants.filter((grant) => grant.effect === 'deny').length, 'deny rule'),
    ...count(grants.filter((grant) => grant.effect === 'ask').length, 'ask rule'),
    ...count(grants.filter((grant) => grant.effect === 'allow').length, 'allow rule'),
    ...count(harness.hooks.filter((hook) => hook.origin.file === file).length, 'hook'),
    ...(asObject(value['sandbox']) ? ['the sandbox settings'] : []),
  ];
  return parts.length === 0 ? undefined : `${parts.join(', ')} do not count`;
}

const GUARDS = '{ "permissions": { "deny": ["Read(.env)"] } }';
export const examples = (): Examples => ({
  bad: [
    { title: 'Guards of one package of a monorepo', files: { 'packages/api/.claude/settings.json': `«»${GUARDS}` } },
    { title: 'The guards of the root, when the client starts below', files: settings(`«»${GUARDS}`), run: { startDir: 'packages/api' } },
    { title: 'A local file for the user', files: { '~/.claude/settings.json': '{}', '~/.claude/settings.local.json': `«»${GUARDS}` } },
  ],
  good: [
    { title: 'The settings of the start directory', files: { 'packages/api/.claude/settings.json': GUARDS }, run: { startDir: 'packages/api' } },
    {
      title: 'Local settings of the root count everywhere in the repository',
      files: { '.claude/settings.local.json': GUARDS },
      run: { startDir: 'packages/api' },
    },
    { title: 'A file without rules or hooks', files: { 'packages/api/.claude/settings.json': '{ "model": "opus" }' } },
  ],
});
