import { aboutGrant, grantsBy, loadedGrants, shorten } from '../src/findings/grants.ts';
import { type Need, needsOf } from '../src/findings/needs.ts';
import { allPrompts, markdownOf } from '../src/findings/prompts.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import { policyOf } from '../src/findings/session-policy.lazy.ts';
import { startsOf } from '../src/findings/skill-starts.ts';
import { verdictOnNeed } from '../src/findings/unmet-needs.lazy.ts';
import type { Harness } from '../src/model/harness.ts';
import type { Grant } from '../src/model/permission.ts';

export default defineRule({
  id: 'unneeded-grant',
  title: 'Allow rules that no skill, command, agent or hook needs',
  severity: 'note',
  confidence: 'likely',
  tier: 'audit',
  since: '0.1.0',
  why: 'Grants are added when a prompt is in the way and are never taken back. What a job does not need is there for whatever the model is talked into: a narrow list is the part of the harness that still holds then.',
  remedy: 'Take the rules out, let the job run once, and give back what it was refused.',
  references: ['permissions-bash D1'],
  messages: {
    unneeded: 'nothing in the skills, commands, agents, hooks and scripts of this project needs {count} of the {all} allow rules here, {rule} for example',
  },

  check({ harness }, report) {
    const skills = harness.skills.filter((skill) => skill.loaded);
    if (skills.length === 0) return;
    const needs = [...skills, ...harness.commands, ...harness.agents].flatMap((prompt) => needsOf(prompt, harness));
    if (needs.length === 0) return;
    const isJob = skills.some((skill) => startsOf(skill, harness).length > 0);
    const texts = textsOf(harness);
    const shared = loadedGrants(harness, 'allow').filter(({ scope }) => scope === 'project');
    for (const [, grants] of grantsBy(shared, ({ origin }) => origin.file)) {
      const judged = grants.filter(isJudged);
      const unneeded = judged.filter((grant) => !isNamed(grant, texts) && !isNeeded(grant, needs));
      const [first] = unneeded;
      // Where most rules serve no skill, the list is for the people who work here.
      if (!first || (!isJob && unneeded.length > judged.length / 2)) continue;
      report(
        first.origin,
        'unneeded',
        { count: String(unneeded.length), all: String(grants.length), rule: shorten(first.rule.text, 60) },
        { ...aboutGrant(first), related: unneeded.slice(1, 6).map(({ origin }) => ({ at: origin, message: 'needed by nothing either' })) },
      );
    }
  },
});

/** Of tools for files, searches and the like nobody can tell from a text whether they are needed. */
const isJudged = ({ rule: { tool, specifier } }: Grant): boolean =>
  tool.startsWith('mcp__') || (specifier !== undefined && (tool === 'Bash' || (tool === 'WebFetch' && specifier.startsWith('domain:'))));

function isNeeded(grant: Grant, needs: readonly Need[]): boolean {
  const policy = policyOf([grant]);
  const { tool, specifier = '' } = grant.rule;
  // The engine is asked only about what has the first words of the rule in it.
  const word = tool.startsWith('mcp__') ? (tool.split('*')[0] ?? '') : (/^[\w./-]+/.exec(specifier.replace(/^domain:/, ''))?.[0] ?? '');
  return needs.some((need) => (need.own !== undefined || need.text.includes(word)) && verdictOnNeed(need, policy).rule !== undefined);
}

interface Texts {
  /** All that steers the model or starts it. */
  readonly all: string;
  /** Of that, what is code. */
  readonly code: string;
}

function textsOf(harness: Harness): Texts {
  const prompts = allPrompts(harness);
  const files = [...harness.scripts, ...harness.launchers].map(({ document }) => document.text);
  const hooks = harness.hooks.flatMap(({ command }) => (command === undefined ? [] : [command]));
  const code = prompts.flatMap((prompt) => {
    const { fences, codes } = markdownOf(prompt);
    const { text } = prompt.document;
    return [text.slice(0, prompt.bodyStart), ...[...fences.map(({ body }) => body), ...codes].map(({ start, end }) => text.slice(start, end))];
  });
  return { all: [...prompts.map(({ document }) => document.text), ...files, ...hooks].join('\n'), code: [...code, ...files, ...hooks].join('\n') };
}

/** Whether the words of a rule stand anywhere: one word in code, several in prose as well. */
function isNamed({ rule: { tool, text, specifier = '' } }: Grant, { all, code }: Texts): boolean {
  if (tool.startsWith('mcp__')) return all.includes(text.replace(/(?<!\*)\*+$/, ''));
  if (tool === 'WebFetch') return all.includes(specifier.slice('domain:'.length).replace(/^\*\.?/, ''));
  const words = (specifier.replace(/:\*$/, '').split('*')[0] ?? '').split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return true;
  const phrase = words
    .slice(0, 3)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
    .join('\\s+');
  return new RegExp(`(?<![\\w-])${phrase}(?![\\w-])`).test(words.length > 1 ? all : code);
}

const skill = (body: string): Examples['bad'][number]['files'] => ({
  '.claude/skills/brief/SKILL.md': `---\nname: brief\ndescription: Writes the brief\n---\n${body}\n`,
});
const settings = (list: string): Examples['bad'][number]['files'] => ({ '.claude/settings.json': `{ "permissions": { "allow": [${list}] } }` });

export const examples = (): Examples => ({
  bad: [
    {
      title: 'One rule more than the skill uses',
      files: { ...skill('Run `bq query x`, then call `mcp__chat__post`.'), ...settings('"Bash(bq query:*)", "mcp__chat__post", «"Bash(gcloud compute:*)"»') },
    },
    {
      title: 'Of a job that a script starts',
      files: { ...skill('Run `bq query x`.'), 'job.sh': '#!/bin/bash\nclaude -p /brief\n', ...settings('«"Bash(npm publish:*)"», "mcp__chat__post"') },
    },
  ],
  good: [
    {
      title: 'All of them are used',
      files: { ...skill('Run `bq query x`, then call `mcp__chat__post`.'), ...settings('"Bash(bq query:*)", "mcp__chat__post", "Read"') },
    },
    {
      title: 'A hook runs it',
      files: {
        ...skill('Run `bq query x`.'),
        '.claude/settings.json':
          '{ "permissions": { "allow": ["Bash(bq query:*)", "Bash(make lint)"] }, "hooks": { "Stop": [{ "hooks": [{ "type": "command", "command": "make lint" }] }] } }',
      },
    },
    {
      title: 'A list for the people who work here',
      files: { ...skill('Run `bq query x`.'), ...settings('"Bash(npm test)", "Bash(npm run lint)", "Bash(git add:*)"') },
    },
    {
      title: "The skill's script by its path from the project",
      files: {
        ...skill('Run `bash scripts/load.sh`.'),
        '.claude/skills/brief/scripts/load.sh': '',
        'job.sh': '#!/bin/bash\nclaude -p /brief\n',
        ...settings('"Bash(bash .claude/skills/brief/scripts/load.sh)"'),
      },
    },
    { title: 'No skill at all', files: settings('"Bash(npm test)"') },
    {
      title: 'CLAUDE.md speaks of it',
      files: { ...skill('Run `bq query x`.'), 'CLAUDE.md': 'Test with `npm test`.\n', ...settings('"Bash(bq query:*)", "Bash(npm test)"') },
    },
  ],
});
