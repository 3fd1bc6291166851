import { shorten } from '../src/findings/grants.ts';
import { isJob } from '../src/findings/job-like.ts';
import { type Need, needsOf } from '../src/findings/needs.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';

export default defineRule({
  id: 'unkeyed-side-effect',
  title: 'Recurring skill that does something twice when it runs twice',
  severity: 'note',
  confidence: 'likely',
  tier: 'audit',
  since: '0.1.0',
  why: 'Jobs are run again: after a failed request, by two schedules at once, by hand in the morning. A skill that creates a page or posts a message each time leaves duplicates, and a person to clean them up.',
  remedy:
    'Key the result by something that a second run shares, a business date or a ticket: look for it first, update it where it is there, create it where it is not, and post once.',
  references: ['surfaces SKILL-SIDE-EFFECT'],
  messages: { twice: '`{call}` happens again whenever this skill runs again: its text names no key by which a second run finds what the first one made' },

  check({ harness }, report) {
    for (const skill of harness.skills) {
      if (!skill.loaded) continue;
      const body = skill.document.text.slice(skill.bodyStart);
      if (IDEMPOTENT.test(body) || !isJob(skill, harness)) continue;
      const need = needsOf(skill, harness).find((one) => one.certainty === 'told' && makes(one));
      if (need) report(need.at, 'twice', { call: shorten(need.text, 60) });
    }
  },
});

/** Words of somebody who thought of the second run. */
const IDEMPOTENT =
  /idempot|\bdedup|duplicat|\b(?:re-?run|run(?:s|ning)? (?:it )?(?:again|twice))\b|\bupsert|\boverwrit|\balready (?:exists?|there|posted|sent|open|filed|reported|created|has)|\bexists?\b[^.\n]{0,60}\b(?:update|skip|edit|stop)|\bif (?:it|one|there|the [\w-]+|this|that|such)\b[^.\n]{0,40}\b(?:exists?|is there|was (?:sent|posted|made))|\b(?:search|look|check) (?:for|whether|if)\b[^.\n]{0,80}\b(?:first|before|exist|page|thread|issue|ticket)|\bonce\b|\bkey(?:ed)? by\b|\bexisting (?:page|issue|thread|ticket|message|report|pr|pull request)/i;

const MAKES = /(?:^|[_-])(?:create|post|send|publish|add|insert|append|notify|submit|upload|reply|comment|open)(?:[_-]|$)/i;

function makes({ kind, text, call }: Need): boolean {
  if (kind === 'mcp tool') return MAKES.test(text.slice(text.indexOf('__', 5) + 2));
  const command = call.input['command'];
  return (
    typeof command === 'string' &&
    (/^(?:gh|glab) (?:issue|pr|mr|release|gist) (?:create|comment)\b|^(?:npm|pnpm|yarn|cargo) publish\b|^(?:mail|sendmail|mutt|slack|telegram-send)\b/.test(
      command,
    ) ||
      /^curl\b.*(?:-X\s*POST|--request\s*POST|\s-d\s|--data|--json)/.test(command))
  );
}

const skill = (body: string, name = 'daily-brief'): Examples['bad'][number]['files'] => ({
  [`.claude/skills/${name}/SKILL.md`]: `---\nname: ${name}\ndescription: Writes the brief\n---\n${body}\n`,
});
export const examples = (): Examples => ({
  bad: [
    { title: 'A page a run', files: skill('1. Fetch with `mcp__chat__history`.\n2. Publish with `«mcp__wiki__create_page»`.') },
    {
      title: 'An issue a night',
      files: { ...skill('Run `«gh issue create --title "Stale" --body x»`.', 'stale'), 'job.sh': '#!/bin/bash\nclaude -p /stale\n' },
    },
  ],
  good: [
    { title: 'It looks first', files: skill('Search with `mcp__wiki__search`. If the page exists, `mcp__wiki__update_page`, else `mcp__wiki__create_page`.') },
    { title: 'A person starts it', files: skill('Publish with `mcp__wiki__create_page`.', 'publish-page') },
    { title: 'It only reads', files: skill('Fetch with `mcp__chat__history` and say what matters.') },
    { title: 'It says so', files: skill('Post with `mcp__chat__post_message`, never a duplicate of what is there.') },
  ],
});
