import { isProtected } from '../src/client/protected-paths.ts';
import { misanchor } from '../src/findings/anchor.ts';
import { aboutGrant, loadedGrants, shorten } from '../src/findings/grants.ts';
import { allow, defineRule, type Examples } from '../src/findings/rule.ts';
import { inSession, inSessionHome, verdictUnder } from '../src/findings/session-policy.lazy.ts';
import type { Grant } from '../src/model/permission.ts';
import { pathAnchor } from '../src/policy/specifier.ts';

export default defineRule({
  id: 'protected-file-grant',
  title: 'Edit rule for files that the client asks about whatever the rules say',
  severity: 'note',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'grants',
  why: "The client's own folder, git's, those of editors and shell start-up files are protected: writing there asks in every mode but bypassPermissions, and no allow rule from any source changes that. In an unattended run the question is a refusal.",
  remedy: 'Delete the rule; let a person change these files, or have the job write elsewhere.',
  references: ['permissions-paths §3.8', 'permissions-bash S2', 'permissions-traps §10'],
  messages: { asks: '{rule} never lets a write pass: {path} is protected, and the client asks whatever the rules say' },

  check({ harness }, report) {
    for (const grant of loadedGrants(harness, 'allow')) {
      const { rule, origin } = grant;
      if (rule.tool !== 'Edit' || rule.specifier === undefined) continue;
      const samples = samplesOf(grant, rule.specifier);
      const [first] = samples;
      if (first === undefined || !samples.every(isProtected) || misanchor(grant, harness)) continue;
      const call = { tool: 'Write', input: { file_path: first, content: '' } };
      if (verdictUnder([grant], call).decision !== 'ask') continue;
      const path = first.replace(inSession(''), '').replace(inSessionHome(''), '~/');
      report(
        origin,
        'asks',
        { rule: shorten(rule.text), path: shorten(path, 60) },
        { witness: { ...call, input: { file_path: path, content: '' } }, replay: [{ is: ['ask'], under: [grant] }], ...aboutGrant(grant) },
      );
    }
  },
});

/** Files that the pattern matches, one with a name of nobody in place of each wildcard and one in the folder that is exempt. */
function samplesOf({ scope }: Grant, specifier: string): readonly string[] {
  const { anchor, rest } = pathAnchor(specifier);
  if (!/^[\w\-./*]+$/.test(rest) || /(?:^|\/)\.{1,2}(?:\/|$)/.test(rest.replace(/^\.\//, '')) || /^[/*]*$/.test(rest)) return [];
  // Folders of the client's own work there, some of which it writes without asking anyway.
  if (/(?:^|\/)\.claude\/(?:plans|projects|jobs|agent-memory|scratchpad)(?:\/|$)/.test(rest)) return [];
  const path = rest.replace(/^(?:\.?\/)+/, '');
  const full = (text: string): string =>
    anchor === 'absolute'
      ? `/${text}`
      : anchor === 'home'
        ? inSessionHome(text)
        : anchor === 'source' && scope === 'user'
          ? inSessionHome(`.claude/${text}`)
          : inSession(text);
  const named = (name: string) => full(path.replace(/\*+/g, name).replace(/\/$/, ''));
  const open = /\*$/.test(path);
  return open ? [named('x'), `${named('worktrees')}/w/x`] : [named('x'), named('worktrees')];
}

export const examples = (): Examples => ({
  bad: [
    { title: 'Hooks', files: allow('«"Edit(.claude/hooks/**)"»') },
    { title: 'A start-up file of the shell', files: allow('«"Edit(~/.bashrc)"»') },
    { title: 'Anchored at the folder of the user settings', files: { '~/.claude/settings.json': '{ "permissions": { "allow": [«"Edit(/skills/**)"»] } }' } },
  ],
  good: [
    { title: 'A folder beside it', files: allow('"Edit(docs/**)"', '"Edit(~/notes/**)"') },
    { title: 'Work trees of the client are open', files: allow('"Edit(.claude/**)"', '"Edit(.claude/worktrees/**)"') },
    { title: 'Everything, these files among it', files: allow('"Edit(**)"', '"Edit(**/*.json)"') },
    { title: 'Steering files that are not protected', files: allow('"Edit(/skills/**)"') },
  ],
});
