import { shorten } from '../src/findings/grants.ts';
import { type Need, needsOf } from '../src/findings/needs.ts';
import { folderOf, nameOf } from '../src/findings/prompts.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import { policyOfFolder } from '../src/findings/session-policy.lazy.ts';
import { policyWithin, verdictOnNeed } from '../src/findings/unmet-needs.lazy.ts';
import type { Prompt } from '../src/model/harness.ts';
import type { Policy } from '../src/policy/policy.ts';
import type { Rule } from '../src/policy/rule.ts';
import { compileRules } from '../src/policy/rule-set.ts';

export default defineRule({
  id: 'locally-granted-need',
  title: 'Skill whose grants stand only in personal settings',
  severity: 'note',
  confidence: 'proven',
  tier: 'audit',
  since: '0.1.0',
  why: 'A skill that works for the person who wrote it may stop for everybody else: their own settings answered the prompts. The user of a scheduled job has neither that file nor anybody who answers, so its calls are refused.',
  remedy: 'Move the rules that the skill needs to `.claude/settings.json`, and keep personal habits in the personal file.',
  references: ['permissions-bash D1, L4'],
  messages: {
    personal: '{skills} run unasked only because of this file, for example `{call}`: whoever lacks the file is asked, and a job that nobody watches is refused',
  },

  check({ harness }, report) {
    const byFile = new Map<string, Found[]>();
    for (const skill of harness.skills) {
      if (!skill.loaded) continue;
      const policy = policyWithin(skill, policyOfFolder(harness, skill.dir));
      if (!policy.rules.all.some(isPersonal)) continue;
      const shared: Policy = { ...policy, rules: compileRules(policy.rules.all.filter((rule) => !isPersonal(rule) || rule.effect !== 'allow')) };
      for (const need of needsOf(skill, harness)) {
        if (need.certainty !== 'told') continue;
        const { decision, rule } = verdictOnNeed(need, policy);
        if (decision !== 'allow' || !rule || !isPersonal(rule) || verdictOnNeed(need, shared).decision === 'allow') continue;
        const list = byFile.get(rule.source);
        if (list) list.push({ skill, need, rule });
        else byFile.set(rule.source, [{ skill, need, rule }]);
      }
    }
    for (const found of byFile.values()) {
      const [first] = found;
      if (!first?.rule.origin) continue;
      const names = [...new Set(found.map(({ skill }) => nameOf(folderOf(skill.file))))];
      report(
        first.rule.origin,
        'personal',
        {
          skills:
            names.length === 1
              ? `calls of the skill ${names[0] ?? ''}`
              : `calls of ${names.length} skills (${names.slice(0, 3).join(', ')}${names.length > 3 ? ' …' : ''})`,
          call: shorten(first.need.text, 60),
        },
        {
          related: found.slice(0, 6).map(({ need }) => ({ at: need.at, message: `needs \`${shorten(need.text, 60)}\`` })),
          witness: first.need.call,
        },
      );
    }
  },
});

interface Found {
  readonly skill: Prompt;
  readonly need: Need;
  readonly rule: Rule;
}

const isPersonal = ({ scope }: Rule): boolean => scope === 'local' || scope === 'user';

const skill = (body: string): Examples['bad'][number]['files'] => ({
  '.claude/skills/brief/SKILL.md': `---\nname: brief\ndescription: Writes the brief\n---\n${body}\n`,
});
const granted = (file: string, ...rules: readonly string[]): Examples['bad'][number]['files'] => ({
  [file]: JSON.stringify({ permissions: { allow: rules } }),
});

export const examples = (): Examples => ({
  bad: [
    {
      title: 'The query is allowed in the local file',
      files: {
        ...skill('Run `bq query --nouse_legacy_sql` and call `mcp__chat__post`.'),
        '.claude/settings.local.json': '{ "permissions": { "allow": [«"Bash(bq query:*)"»] } }',
      },
    },
    {
      title: "In the user's own settings",
      files: {
        ...skill('Run `bq query x`, then `gh pr create --fill`.'),
        ...granted('.claude/settings.json', 'Bash(bq query:*)'),
        '~/.claude/settings.json': '{ "permissions": { "allow": [«"Bash(gh pr:*)"»] } }',
      },
    },
  ],
  good: [
    { title: 'In the shared file', files: { ...skill('Run `bq query x`.'), ...granted('.claude/settings.json', 'Bash(bq query:*)') } },
    {
      title: 'In both',
      files: {
        ...skill('Run `bq query x`.'),
        ...granted('.claude/settings.json', 'Bash(bq:*)'),
        ...granted('.claude/settings.local.json', 'Bash(bq query:*)'),
      },
    },
    { title: 'It needs no rule', files: { ...skill('Run `git status`.'), ...granted('.claude/settings.local.json', 'Bash(git status)') } },
    { title: 'Allowed by nobody', files: { ...skill('Run `bq query x`.'), ...granted('.claude/settings.local.json', 'Bash(npm test)') } },
  ],
});
