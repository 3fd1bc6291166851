import { PATH_TOOLS } from '../src/client/tools.ts';
import { misanchor } from '../src/findings/anchor.ts';
import { aboutGrant, loadedGrants, shorten } from '../src/findings/grants.ts';
import { allow, defineRule, type Examples, type More, settings } from '../src/findings/rule.ts';
import { sampleCall } from '../src/findings/sample-call.ts';
import type { Grant } from '../src/model/permission.ts';

export default defineRule({
  id: 'misanchored-path',
  title: 'Path with one leading slash where the whole disk is meant',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'grants',
  why: 'One leading slash does not mean the root of the disk: in project settings it means the project folder, in user settings `~/.claude`. Such a deny rule protects a folder that does not exist, such an allow rule is never used.',
  remedy: 'Start an absolute path with two slashes, `//etc/**`, and a path of the home folder with `~/`.',
  references: ['permissions-paths §3.2, §10'],
  messages: {
    protects: 'one leading slash is anchored at {base}: this {effect} rule matches {really} and protects nothing at {path}',
    top: 'two leading slashes start at the root of the disk: this {effect} rule matches {path} there and nothing in any folder',
    grants: 'one leading slash is anchored at {base}: this allow rule matches {really}, never {path}',
  },

  check({ harness }, report) {
    for (const grant of loadedGrants(harness)) {
      const { rule, effect, origin } = grant;
      if (!PATH_TOOLS.has(rule.tool)) continue;
      const top = /^\/\/((?:\.[\w-]|[\w-]+\.)[\w.-]*)$/.exec(rule.specifier ?? '')?.[1];
      if (top !== undefined) {
        const severity = effect === 'allow' ? ('warning' as const) : ('error' as const);
        report(origin, 'top', { effect, path: `/${top}` }, { severity, remedy: `Write ${rule.tool}(**/${top}).`, ...missed(grant, top), ...aboutGrant(grant) });
        continue;
      }
      const wrong = misanchor(grant, harness);
      if (!wrong || rule.specifier === undefined) continue;
      const base = wrong.base;
      const really = `${base === '~/.claude' ? base : '<project>'}${shorten(rule.specifier, 60)}`;
      const path = shorten(wrong.absolute.slice(1), 60);
      const sure = wrong.doubtful ? { severity: 'warning' as const, confidence: 'likely' as const } : {};
      const remedy = `Write ${rule.tool}(${shorten(wrong.absolute, 60)}).`;
      const more = { ...sure, remedy, ...missed(grant, wrong.absolute), ...aboutGrant(grant) };
      if (effect === 'allow') report(origin, 'grants', { base, really, path }, more);
      else report(origin, 'protects', { base, effect, really, path }, more);
    }
  },
});

/** A call on the file that is meant, which the rule does not decide. */
function missed(grant: Grant, meant: string): Pick<More, 'witness' | 'replay'> {
  const witness = sampleCall({ ...grant, rule: { ...grant.rule, specifier: meant } });
  return witness ? { witness, replay: [{ unmoved: grant }] } : {};
}

export const examples = (): Examples => ({
  bad: [
    { title: 'A system folder in project settings', files: allow('«"Edit(/opt/agent/**)"»') },
    { title: 'A plain file at the root of the disk', files: settings('{ "permissions": { "deny": [«"Read(//.env)"»] } }') },
    { title: 'A secrets folder in user settings', files: { '~/.claude/settings.json': '{ "permissions": { "deny": [«"Read(/secrets/**)"»] } }' } },
  ],
  good: [
    { title: 'Two slashes', files: settings('{ "permissions": { "deny": ["Read(//etc/shadow)"] } }') },
    { title: 'A folder of the project', files: allow('"Edit(/src/**)"') },
    { title: 'A folder that git ignores', files: { ...allow('"Edit(/tmp/**)"'), '.gitignore': 'node_modules\n/tmp/\n' } },
    { title: 'The project has such a folder', files: { ...allow('"Edit(/etc/**)"'), 'etc/app.conf': '' } },
    { title: 'A folder of ~/.claude in user settings', files: { '~/.claude/settings.json': '{ "permissions": { "deny": ["Edit(/skills/**)"] } }' } },
  ],
});
