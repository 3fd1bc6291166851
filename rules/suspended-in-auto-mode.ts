import { aboutGrant, loadedGrants, shorten } from '../src/findings/grants.ts';
import { allow, defineRule, type Examples } from '../src/findings/rule.ts';
import { sampleCall } from '../src/findings/sample-call.ts';
import { asObject } from '../src/load/values.ts';
import type { Harness } from '../src/model/harness.ts';
import type { Run } from '../src/model/run.ts';
import { isSuspendedInAuto } from '../src/policy/auto-mode.ts';

export default defineRule({
  id: 'suspended-in-auto-mode',
  title: 'Allow rule that auto mode puts aside',
  severity: 'note',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'grants',
  why: 'In auto mode a classifier judges what no rule allows. Allow rules that could run any code would pass by it, so the client puts them aside for the session: the calls they were written for go to the classifier, which may refuse them.',
  remedy: 'Name the scripts that the job needs, `Bash(python3 scripts/report.py *)`: such a rule stays.',
  references: ['permissions-bash §7'],
  messages: {
    broad: '{rule} could run any code, so auto mode, in which this session works, puts it aside',
    tool: '{rule} starts what the classifier of auto mode does not see, so auto mode puts it aside',
    all: '{rule} does not count: autoMode.classifyAllShell puts every Bash rule aside in auto mode',
  },

  check({ harness, run }, report) {
    if (!worksInAuto(harness, run)) return;
    const allShell = harness.settings.some(({ inForce, value }) => inForce && asObject(value['autoMode'])?.['classifyAllShell'] === true);
    const severity = run.headless ? ('warning' as const) : ('note' as const);
    for (const grant of loadedGrants(harness, 'allow')) {
      if (!isSuspendedInAuto(grant.rule, allShell)) continue;
      const id = grant.rule.tool !== 'Bash' ? 'tool' : isSuspendedInAuto(grant.rule, false) ? 'broad' : 'all';
      const witness = sampleCall(grant);
      // A call that the rule lets pass everywhere else.
      const shown = witness && { witness, replay: [{ is: ['allow'] as const, under: [grant] }] };
      report(grant.origin, id, { rule: shorten(grant.rule.text) }, { severity, ...shown, ...aboutGrant(grant) });
    }
  },
});

/** By the command line, or by settings that may choose it: a project's may not. */
function worksInAuto({ settings }: Harness, { mode }: Run): boolean {
  const permissions = settings.flatMap(({ inForce, scope, value }) => (inForce ? [{ scope, lists: asObject(value['permissions']) ?? {} }] : []));
  if (permissions.some(({ lists }) => lists['disableAutoMode'] === 'disable')) return false;
  if (mode !== undefined) return mode === 'auto';
  const modes = permissions.flatMap(({ scope, lists }) => {
    const chosen = lists['defaultMode'];
    const counts = typeof chosen === 'string' && !((chosen === 'auto' || chosen === 'bypassPermissions') && (scope === 'project' || scope === 'local'));
    return counts ? [{ chosen, rank: SCOPES.indexOf(scope) }] : [];
  });
  return modes.sort((a, b) => a.rank - b.rank)[0]?.chosen === 'auto';
}

const SCOPES = ['managed', 'flag', 'local', 'project', 'user'];

const inUser = (mode: string) => ({ '~/.claude/settings.json': `{ "permissions": { "defaultMode": "${mode}" } }` });

export const examples = (): Examples => ({
  bad: [
    { title: 'Interpreters', files: allow('«"Bash(python3:*)"»', '«"Bash"»', '"Bash(npm test:*)"'), run: { mode: 'auto' } },
    { title: 'A mode of the user settings', files: { ...inUser('auto'), ...allow('«"Agent"»') } },
  ],
  good: [
    { title: 'A script by its name', files: allow('"Bash(python3 scripts/report.py *)"', '"Bash(git:*)"'), run: { mode: 'auto' } },
    { title: 'Another mode', files: allow('"Bash(python3:*)"') },
    { title: 'A project cannot choose it', files: { '.claude/settings.json': '{ "permissions": { "defaultMode": "auto", "allow": ["Bash(python3:*)"] } }' } },
    {
      title: 'The project chooses another one',
      files: { ...inUser('auto'), '.claude/settings.json': '{ "permissions": { "defaultMode": "default", "allow": ["Bash(sh:*)"] } }' },
    },
  ],
});
