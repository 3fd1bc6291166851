import { type Need, needsOf } from '../src/findings/needs.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';

export default defineRule({
  id: 'serial-fetches',
  title: 'Independent sources that a skill fetches one by one',
  severity: 'note',
  confidence: 'likely',
  tier: 'audit',
  since: '0.1.0',
  why: 'Calls of one answer run together; each further step sends the whole conversation again. Where sources do not need each other, steps one by one cost time and tokens for nothing.',
  remedy: 'Say that the sources are independent and are to be fetched in one response before anything is written.',
  messages: { serial: 'the {count} sources of this skill ({names}) stand in steps of their own, and nothing says that they can be fetched together' },

  check({ harness }, report) {
    for (const skill of harness.skills) {
      if (!skill.loaded) continue;
      const { text } = skill.document;
      if (TOGETHER.test(text.slice(skill.bodyStart))) continue;
      const sources = new Map<string, Need>();
      const lines = new Set<number>();
      for (const need of needsOf(skill, harness)) {
        const source = need.certainty === 'told' ? sourceOf(need) : undefined;
        if (source === undefined || sources.has(source) || lines.has(need.line) || !isStep(text, need)) continue;
        sources.set(source, need);
        lines.add(need.line);
      }
      const [first] = sources.values();
      if (first && sources.size >= 3) report(first.at, 'serial', { count: String(sources.size), names: [...sources.keys()].slice(0, 4).join(', ') });
    }
  },
});

const TOGETHER =
  /parallel|concurren|\b(?:same|one|single) (?:response|step|message|turn|batch|go)\b|\bat once\b|\bindependent|\btogether\b|\bdepends? on\b|simultaneous|\bbatch/i;

/** What a call reads from: the server of a tool that reads, a warehouse, an interface. */
function sourceOf({ kind, text, call }: Need): string | undefined {
  if (kind === 'mcp tool') {
    const [, server = '', tool = ''] = /^mcp__(.+?)__(.+)/s.exec(text) ?? [];
    return /^(?:get|list|search|query|fetch|read|find|describe|lookup)(?:[_-]|$)|(?:[_-])(?:get|list|search|query|history|read)(?:[_-]|$)/i.test(tool)
      ? server
      : undefined;
  }
  const command = call.input['command'];
  if (typeof command !== 'string') return undefined;
  return /^(bq) (?:query|ls|show)\b|^(gh) (?:api|issue list|pr list|run list|search)\b|^(psql|mysql|sqlite3|duckdb|snowsql|clickhouse-client)\b|^(aws) \S+ (?:describe|list|get)|^(gcloud) logging\b/
    .exec(command)
    ?.slice(1)
    .find((name) => name !== undefined);
}

/** Whether it stands in a numbered step, or under a heading of one. */
function isStep(text: string, { at }: Need): boolean {
  const start = at.within?.start ?? 0;
  const before = text.slice(Math.max(0, start - 1_500), start);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  return /^\s*\d+[.)]\s/.test(line) || /(?:^|\n)#{1,6}\s*(?:step\s*)?\d+\b[^\n]*\n(?:(?!#)[^\n]*\n)*[^\n]*$/i.test(before);
}

const skill = (body: string): Examples['bad'][number]['files'] => ({
  '.claude/skills/daily-brief/SKILL.md': `---\nname: daily-brief\ndescription: Writes the brief\n---\n${body}\n`,
});
export const examples = (): Examples => ({
  bad: [
    {
      title: 'Three sources, three steps',
      files: skill(
        '1. Read the channel with `«mcp__chat__get_history»`.\n2. List alerts with `mcp__alerts__list_alerts`.\n3. Run `bq query --use_legacy_sql=false`.\n4. Write it.',
      ),
    },
  ],
  good: [
    {
      title: 'It says so',
      files: skill(
        'The sources are independent: fetch all in the same response.\n1. `mcp__chat__get_history`\n2. `mcp__alerts__list_alerts`\n3. Run `bq query x`.',
      ),
    },
    { title: 'A list under one step', files: skill('1. Fetch:\n   - `mcp__chat__get_history`\n   - `mcp__alerts__list_alerts`\n   - `bq query x`') },
    { title: 'Two of them', files: skill('1. Read with `mcp__chat__get_history`.\n2. List with `mcp__alerts__list_alerts`.') },
  ],
});
