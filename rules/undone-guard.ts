import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { asObject } from '../src/load/values.ts';
import type { SettingsFile } from '../src/model/harness.ts';
import type { KeyPath } from '../src/model/origin.ts';

/** From loose to strict; a project's mode replaces the user's. */
const STRICTNESS: Readonly<Record<string, number>> = { acceptEdits: 0, default: 1, manual: 1, plan: 2, dontAsk: 3 };

export default defineRule({
  id: 'undone-guard',
  title: "A project file switches off its users' own protection",
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'environment',
  why: "For single values a project file is stronger than the user's own settings, whether the folder is trusted or not. A repository can so turn off the hooks with which a person guards every session, turn command execution of skills on again, or replace a strict mode by a looser one. Nothing tells the person.",
  remedy:
    'Remove the key from the project file: each person decides this for themselves. What must hold for everybody belongs in managed settings, which a project cannot undo.',
  references: ['permissions-paths §5.4, §5.7', 'surfaces HOOK-DISABLE'],
  messages: {
    hooksOff: "disableAllHooks true in a {scope} file switches off every hook, the user's own guard hooks included; only managed hooks survive",
    hooksOn: "disableAllHooks false in a {scope} file turns this repository's hooks on again for a user who has switched hooks off",
    skillShell: 'disableSkillShellExecution false in a {scope} file lets skills run commands when they load, also for a user who has forbidden it',
    mode: "defaultMode {mode} in a {scope} file replaces the user's stricter {stricter}",
  },

  check({ harness }, report) {
    const stronger = harness.settings.filter((s) => s.scope === 'user' || s.scope === 'managed');
    const holder = (has: (s: SettingsFile) => boolean, path: KeyPath, message: string) =>
      stronger.filter(has).map((s) => ({ at: { file: s.file, path }, message }));
    for (const { file, scope, value } of harness.settings) {
      if (scope !== 'project' && scope !== 'local') continue;
      const shared = scope === 'project';
      if (value['disableAllHooks'] === true) {
        const related = holder((s) => s.scope === 'user' && asObject(s.value['hooks']) !== undefined, ['hooks'], 'the hooks that it switches off');
        report({ file, path: ['disableAllHooks'] }, 'hooksOff', { scope }, { severity: shared || related.length > 0 ? 'warning' : 'note', related });
      }
      if (value['disableAllHooks'] === false) {
        const related = holder((s) => s.value['disableAllHooks'] === true, ['disableAllHooks'], 'the switch that it undoes');
        report({ file, path: ['disableAllHooks'] }, 'hooksOn', { scope }, { severity: related.length > 0 ? 'warning' : 'note', related });
      }
      if (value['disableSkillShellExecution'] === false) {
        const related = holder((s) => s.value['disableSkillShellExecution'] === true, ['disableSkillShellExecution'], 'the guard that it undoes');
        report(
          { file, path: ['disableSkillShellExecution'] },
          'skillShell',
          { scope },
          { severity: shared || related.length > 0 ? 'warning' : 'note', related },
        );
      }
      const mode = asObject(value['permissions'])?.['defaultMode'];
      const user = stronger.find((s) => s.scope === 'user');
      const theirs = asObject(user?.value['permissions'])?.['defaultMode'];
      if (typeof mode !== 'string' || typeof theirs !== 'string' || !user) continue;
      if (!Object.hasOwn(STRICTNESS, mode) || !Object.hasOwn(STRICTNESS, theirs) || (STRICTNESS[mode] ?? 9) >= (STRICTNESS[theirs] ?? -1)) continue;
      const path = ['permissions', 'defaultMode'];
      report({ file, path }, 'mode', { mode, scope, stricter: theirs }, { related: [{ at: { file: user.file, path }, message: 'the mode that it replaces' }] });
    }
  },
});

export const examples = (): Examples => ({
  bad: [
    { title: 'Hooks switched off for everybody', files: settings('{ "disableAllHooks": «true» }') },
    { title: 'Skill commands switched on again', files: settings('{ "disableSkillShellExecution": «false» }') },
    {
      title: "A looser mode than the user's",
      files: {
        '.claude/settings.json': '{ "permissions": { "defaultMode": «"default"» } }',
        '~/.claude/settings.json': '{ "permissions": { "defaultMode": "dontAsk" } }',
      },
    },
  ],
  good: [
    { title: 'The user switches off their own hooks', files: { '~/.claude/settings.json': '{ "disableAllHooks": true }' } },
    { title: 'A stricter value', files: settings('{ "disableSkillShellExecution": true }') },
    {
      title: "A stricter mode than the user's",
      files: {
        '.claude/settings.json': '{ "permissions": { "defaultMode": "plan" } }',
        '~/.claude/settings.json': '{ "permissions": { "defaultMode": "acceptEdits" } }',
      },
    },
  ],
});
