import { aboutGrant, loadedGrants, shorten } from '../src/findings/grants.ts';
import { allow, defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { steers } from '../src/findings/steering.ts';
import type { Harness, Hook } from '../src/model/harness.ts';
import { pathAnchor } from '../src/policy/specifier.ts';

export default defineRule({
  id: 'edits-steering-file',
  title: 'Edit permission for a file that decides what happens next',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'grants',
  why: 'The client protects its own settings, git hooks and shell start-up files, but not the instructions of the next session, npm scripts, CI workflows or the scripts of hooks. Whoever makes the agent write one line there runs code later, outside every rule.',
  remedy: 'Take the file out of the allow list, or put `Edit` of it into the ask list.',
  references: ['permissions-paths §3.8', 'permissions-traps §10', 'surfaces PERM-EDIT-EXECPATH, PERM-SELF-EDIT'],
  messages: {
    steers: '{rule} lets the agent change {what} without a prompt',
    hook: '{rule} lets the agent rewrite {script}, which a {event} hook runs',
  },

  check({ harness }, report) {
    for (const grant of loadedGrants(harness, 'allow')) {
      const { rule, origin } = grant;
      if (rule.tool !== 'Edit' || rule.specifier === undefined) continue;
      const { anchor, rest } = pathAnchor(rule.specifier);
      if (anchor === 'absolute' || anchor === 'home' || (anchor === 'source' && grant.scope === 'user')) continue;
      const about = aboutGrant(grant);
      const what = steers(rest);
      if (what !== undefined) report(origin, 'steers', { rule: shorten(rule.text), what }, about);
      else {
        const hook = scriptIn(rest, harness);
        if (hook)
          report(
            origin,
            'hook',
            { rule: shorten(rule.text), script: hook.script, event: hook.hook.event },
            { related: [{ at: hook.hook.commandOrigin, message: 'the hook' }], ...about },
          );
      }
    }
  },
});

/** A hook's script that a pattern with a fixed folder covers; `**` and file types reach it only among others. */
function scriptIn(rest: string, { hooks, facts }: Harness): { readonly hook: Hook; readonly script: string } | undefined {
  const folder = rest.replace(/^\/+/, '').replace(/(?:\/\*+)+$/, '');
  if (folder === '' || folder.includes('*')) return undefined;
  for (const hook of hooks) {
    const script = /(?:^|["'\s/])((?:[\w.-]+\/)*[\w.-]+\.(?:sh|py|js|mjs|ts|rb))\b/.exec(
      (hook.command ?? '').replace(/"?\$\{?CLAUDE_PROJECT_DIR\}?"?\//g, ' '),
    )?.[1];
    if (script === undefined || script.startsWith('.claude/') || !facts.exists(script)) continue;
    if (script === folder || script.startsWith(`${folder}/`)) return { hook, script };
  }
  return undefined;
}

export const examples = (): Examples => ({
  bad: [
    { title: 'The instructions', files: allow('«"Edit(CLAUDE.md)"»') },
    { title: 'Workflows', files: allow('«"Edit(/.github/workflows/**)"»') },
    {
      title: 'The script of a guard',
      files: {
        ...settings(`{ "permissions": { "allow": [«"Edit(/scripts/**)"»] },
          "hooks": { "PreToolUse": [{ "matcher": "Bash", "hooks": [{ "type": "command", "command": "\\"$CLAUDE_PROJECT_DIR\\"/scripts/guard.sh" }] }] } }`),
        'scripts/guard.sh': 'exit 2\n',
      },
    },
  ],
  good: [
    { title: 'Source code', files: allow('"Edit(/src/**)"', '"Edit(**)"', '"Edit(docs/**)"') },
    { title: 'The client protects its own folder', files: allow('"Edit(.claude/**)"', '"Edit(.husky/**)"') },
    { title: 'To be asked', files: settings('{ "permissions": { "ask": ["Edit(package.json)"] } }') },
  ],
});
