import { contradictions } from '../src/findings/gates/needs.ts';
import { shorten } from '../src/findings/grants.ts';
import { type Need, needsOf } from '../src/findings/needs.ts';
import { otherAnswers } from '../src/findings/other-answers.ts';
import { seenFromWithin, sessionsElsewhere } from '../src/findings/possible-roots.ts';
import { folderOf, inFrontMatter, nameOf } from '../src/findings/prompts.ts';
import { defineRule, type Examples, type More } from '../src/findings/rule.ts';
import { policyOfFolder } from '../src/findings/session-policy.lazy.ts';
import { defaultMode, policyOfStart, startsOf } from '../src/findings/skill-starts.ts';
import { grantFor, mayStart, policyWithin, type UnmetNeed, unmetNeeds, verdictOnNeed } from '../src/findings/unmet-needs.lazy.ts';
import type { ClientStart } from '../src/model/entry.ts';
import type { Harness, Prompt } from '../src/model/harness.ts';
import type { Policy } from '../src/policy/policy.ts';

export default defineRule({
  id: 'ungranted-need',
  title: 'Skill that orders what the permissions do not grant',
  severity: 'note',
  confidence: 'likely',
  since: '0.1.0',
  gate: 'needs',
  why: 'What no rule allows is asked about, and where nobody is there to answer it is refused: the run goes on without the step, ends with exit code 0, and the report has a hole or is missing. A prompt that comes up every day is answered without being read. Either the grant is missing, or the skill should take the way that is granted.',
  remedy: 'Allow the call in `.claude/settings.json`, as narrowly as the skill uses it, or let the skill use what is allowed already.',
  references: ['permissions-bash D1', 'permissions-paths §9.3, §9.4', 'headline-facts 2'],
  messages: {
    refused: 'nobody answers when {starter} runs this skill, so {count} of the {all} calls that it orders {are} refused: {list}',
    headless: 'without a person who answers, {count} of the {all} calls that this skill orders {are} refused: {list}',
    gated:
      'the prompt in {starter} does not begin with /{name}, so the model must start this skill itself: with {key} in front matter that needs a rule `Skill({name})`, and the run is refused',
    denied: 'this skill orders `{call}`, which the rule {rule} denies',
    partly: 'no rule allows {list}, while other tools that this skill names are allowed: a run without a person stops there',
  },

  check({ harness, run }, report) {
    const contradicts = contradictions(harness.grants);
    for (const skill of harness.skills) {
      if (!skill.loaded) continue;
      const policy = policyOfFolder(harness, skill.dir);
      const started = inStarts(skill, harness, policy);
      const name = nameOf(folderOf(skill.file));
      if (started?.gated !== undefined) {
        const { starter, gated: key } = started;
        const remedy = `Let the prompt begin with \`/${name}\`, or allow \`Skill(${name})\`.`;
        report(inFrontMatter(skill, key), 'gated', { starter, name, key }, { severity: 'warning', remedy });
        continue;
      }
      const [first] = started?.unmet ?? [];
      if (started && first) {
        const { starter, unmet, all } = started;
        report(first.need.at, 'refused', { starter, ...counted(unmet, all) }, { severity: 'warning', ...about(unmet) });
        continue;
      }
      if (!run.headless && !contradicts(skill)) continue;
      const needs = ordered(skill, harness);
      const mode = run.mode ?? defaultMode(harness.settings, skill.dir);
      const within = policyWithin(skill, { ...policy, session: { ...policy.session, mode } });
      const refused = run.headless && mode !== 'auto' ? refusedIn(needs, within, harness) : [];
      if (refused[0]) {
        report(refused[0].need.at, 'headless', counted(refused, needs.length), about(refused));
        continue;
      }
      // Who starts it can answer: only contradictions and gaps are worth a word.
      const unmet = unmetNeeds(needs, within);
      const denied = unmet.find(({ decision, verdict }) => decision === 'deny' && verdict.rule !== undefined);
      if (denied) {
        const { need, verdict } = denied;
        report(need.at, 'denied', { call: shorten(need.text, 60), rule: shorten(verdict.rule?.text ?? '', 60) }, about([denied]));
        continue;
      }
      const tools = unmet.filter(({ need }) => need.kind === 'mcp tool');
      const isPart = needs.filter(({ kind }) => kind === 'mcp tool').length > tools.length;
      if (tools[0] && isPart) report(tools[0].need.at, 'partly', { list: listOf(tools) }, about(tools));
    }
  },
});

const ordered = (skill: Prompt, harness: Harness): readonly Need[] => needsOf(skill, harness).filter(({ certainty }) => certainty === 'told');

const counted = (unmet: readonly UnmetNeed[], all: number) => ({
  count: String(unmet.length),
  all: String(all),
  are: unmet.length === 1 ? 'is' : 'are',
  list: listOf(unmet),
});

interface Started {
  readonly starter: string;
  readonly unmet: readonly UnmetNeed[];
  readonly all: number;
  /** The key of front matter because of which the model may not start the skill. */
  readonly gated: string | undefined;
}

/** The first unattended run in which something of it is refused. */
function inStarts(skill: Prompt, harness: Harness, policy: Policy): Started | undefined {
  for (const one of startsOf(skill, harness)) {
    const own = policyOfStart(one, harness.settings, skill.dir, policy);
    if (!own) continue;
    const starter = one.start.file;
    const gated = one.byName ? undefined : mayStart(skill, own);
    if (gated !== undefined) return { starter, unmet: [], all: 0, gated };
    const needs = ordered(skill, harness);
    const unmet = refusedIn(needs, policyWithin(skill, own), harness, one.start);
    if (unmet.length > 0) return { starter, unmet, all: needs.length, gated };
  }
  return undefined;
}

/** Nothing else answers for the person who is not there, and no rule allows it wherever the project may lie. */
function refusedIn(needs: readonly Need[], policy: Policy, harness: Harness, start?: ClientStart): readonly UnmetNeed[] {
  const { shell, all } = otherAnswers(harness);
  let elsewhere: readonly Policy[] | undefined;
  return unmetNeeds(needs, policy).filter(({ decision, need }) => {
    if (decision === 'deny') return true;
    if (need.call.tool === 'Bash' ? shell : all) return false;
    if (need.kind === 'mcp tool') return true;
    elsewhere ??= sessionsElsewhere(policy, start);
    const runs = (one: Need, where: Policy): boolean => verdictOnNeed(one, where).decision === 'allow';
    return !elsewhere.some((other) => runs(need, other)) && !seenFromWithin(need).some((one) => runs(one, policy));
  });
}

function listOf(unmet: readonly UnmetNeed[]): string {
  const shown = unmet.slice(0, unmet.every(({ need }) => need.text.length < 40) ? 3 : 2).map(({ need }) => `\`${nameFor(need)}\``);
  return unmet.length > shown.length ? `${shown.join(', ')} and ${unmet.length - shown.length} more` : shown.join(', ');
}

/** Of a long path its end, of a long command its beginning. */
const nameFor = ({ text, call }: Need): string => (call.tool !== 'Bash' && text.length > 60 ? `…/${nameOf(text)}` : shorten(text, 72));

/** What would grant the first few, where the others stand, and a call that shows it. */
function about(unmet: readonly UnmetNeed[]): More {
  const [first, ...rest] = unmet;
  const grants = [...new Set(unmet.filter(({ decision }) => decision === 'ask').map(({ need }) => grantFor(need)))].filter((rule) => rule !== undefined);
  return {
    ...(first && { witness: first.need.call, replay: [{ is: ['ask', 'deny'] as const }] }),
    related: rest.slice(0, 5).map(({ need }) => ({ at: need.at, message: `${shorten(need.text, 60)}` })),
    ...(grants.length > 0 && {
      remedy: `Allow ${grants
        .slice(0, 3)
        .map((rule) => `\`${rule}\``)
        .join(', ')}${grants.length > 3 ? ' …' : ''} in \`.claude/settings.json\`, or let the skill use what is allowed already.`,
    }),
  };
}

const skill = (body: string, front = ''): Examples['bad'][number]['files'] => ({
  '.claude/skills/daily-brief/SKILL.md': `---\nname: daily-brief\ndescription: Writes the brief\n${front}---\n${body}\n`,
});
const granted = (...rules: readonly string[]): Examples['bad'][number]['files'] => ({
  '.claude/settings.json': JSON.stringify({ permissions: { allow: rules } }),
});
const job = (call: string): Examples['bad'][number]['files'] => ({ 'brief.sh': `#!/bin/bash\nset -euo pipefail\n${call}\n` });

export const examples = (): Examples => ({
  bad: [
    {
      title: 'A job whose query is granted and whose message is not',
      files: {
        ...skill('1. Run `bq query --use_legacy_sql=false`.\n2. Post it with `«mcp__chat__post_message»`.'),
        ...granted('Bash(bq query:*)'),
        ...job('claude -p "/daily-brief"'),
      },
    },
    {
      title: 'The rule for the report is on a tool that is not asked',
      files: {
        ...skill('Write `«reports/brief-YYYY-MM-DD.md»`.'),
        ...granted('Write(reports/**)'),
        ...job('claude --print --permission-mode default "daily brief"'),
      },
    },
    {
      title: 'The prompt is what its description speaks of',
      files: {
        '.claude/skills/ops-report/SKILL.md':
          '---\nname: ops-report\ndescription: Builds the report. Use when asked for the daily brief.\n---\nCall `«mcp__chat__post»`.\n',
        ...job('claude --print "daily brief"'),
      },
    },
    {
      title: 'The model may not start it',
      files: { ...skill('Run `date +%F`.', 'allowed-tools: «Bash(bq query:*)»\n'), ...job('claude -p "write the daily brief"') },
    },
    {
      title: 'In a run that was said to have nobody',
      run: { headless: true },
      files: { ...skill('Run `«gh pr create --fill»`.'), ...granted('Bash(git status)') },
    },
    {
      title: 'Ordered and denied',
      files: { ...skill('Run `«git push origin main»`.'), '.claude/settings.json': '{ "permissions": { "deny": ["Bash(git push:*)"] } }' },
    },
    {
      title: 'One of its tools is left out',
      files: { ...skill('Read `mcp__chat__history`, then call `«mcp__chat__post»`.'), ...granted('mcp__chat__history') },
    },
  ],
  good: [
    {
      title: 'Everything that the job needs',
      files: {
        ...skill('Run `bq query x`, call `mcp__chat__post_message`, write `reports/a.md`.'),
        ...granted('Bash(bq query:*)', 'mcp__chat__post_message', 'Edit(reports/**)'),
        ...job('claude -p "daily brief"'),
      },
    },
    {
      title: 'Granted where the job keeps the project',
      files: {
        ...skill('Write `reports/a.md`, then run `scripts/send.sh`.'),
        ...granted('Edit(//opt/agent/daily-brief/reports/**)', 'Bash(/opt/agent/daily-brief/.claude/skills/daily-brief/scripts/send.sh:*)'),
        '.claude/skills/daily-brief/scripts/send.sh': '',
        ...job('cd /opt/agent/daily-brief\nclaude -p /daily-brief'),
      },
    },
    {
      title: 'Granted from the top of the project, named by its whole path',
      files: {
        ...skill('Save it to `/opt/agent/daily-brief/reports/brief.md`, then run `scripts/send.sh`.'),
        ...granted('Edit(reports/**)', 'Bash(./scripts/send.sh:*)'),
        'scripts/send.sh': '',
        ...job('claude -p /daily-brief'),
      },
    },
    {
      title: 'Granted on the command line',
      files: { ...skill('Call `mcp__chat__post`.'), ...job('claude -p --allowedTools "mcp__chat__post,Read" "/daily-brief"') },
    },
    {
      title: 'Granted by the skill, which is called by its name',
      files: { ...skill('Call `mcp__chat__post`.', 'allowed-tools: mcp__chat__post\n'), ...job('claude -p /daily-brief') },
    },
    {
      title: 'A hook answers',
      files: {
        ...skill('Call `mcp__chat__post`.'),
        ...job('claude -p /daily-brief'),
        '.claude/settings.json': '{ "hooks": { "PermissionRequest": [{ "hooks": [{ "type": "command", "command": "decide.sh" }] }] } }',
      },
    },
    {
      title: 'A sandbox in which commands run unasked',
      files: { ...skill('Run `bq query x`.'), ...job('claude -p /daily-brief'), '.claude/settings.json': '{ "sandbox": { "enabled": true } }' },
    },
    { title: 'A skill that a person starts', files: { ...skill('Run `gh pr create`.'), ...granted('Bash(git status)') } },
    { title: 'Another skill is started', files: { ...skill('Call `mcp__chat__post`.'), ...job('claude -p "/weekly-brief"') } },
    { title: 'Settings that nobody can look into', files: { ...skill('Call `mcp__chat__post`.'), ...job('claude -p --settings "$SETTINGS" "/daily-brief"') } },
    {
      title: 'What must not be run is denied',
      files: { ...skill('Never run `git push`.'), '.claude/settings.json': '{ "permissions": { "deny": ["Bash(git push:*)"] } }' },
    },
    { title: 'None of its tools is granted: a person answers', files: { ...skill('Call `mcp__chat__post`.'), ...granted('Bash(npm test)') } },
  ],
});
