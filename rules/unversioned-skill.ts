import { folderOf, inText, nameOf } from '../src/findings/prompts.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import { asObject } from '../src/load/values.ts';
import type { Facts, Prompt } from '../src/model/harness.ts';

export default defineRule({
  id: 'unversioned-skill',
  title: 'Skills that do not say which version they are',
  severity: 'note',
  confidence: 'likely',
  tier: 'audit',
  since: '0.1.0',
  why: 'A changed instruction changes what a run does, and reports, transcripts and costs of two days can be compared only by who knows which text was in force. The client itself keeps no version of a skill.',
  remedy: 'Write `metadata: { version: "1.2" }` into the front matter, raise it with every change of meaning, and keep a line on what changed and why.',
  references: ['permissions-paths §9.1', 'agentskills specification'],
  messages: { none: '{subject} no version: what differs between two runs cannot be told from the text ({names})' },

  check({ harness }, report) {
    const loaded = harness.skills.filter((skill) => skill.loaded && !skill.lost);
    const none = loaded.filter((skill) => !hasVersion(skill, harness.facts));
    const [first] = none;
    if (!first) return;
    const names = none.map(({ file }) => nameOf(folderOf(file)));
    const title = first.document.text.indexOf('#', first.bodyStart);
    const line = Math.max(title, 0);
    const newline = first.document.text.indexOf('\n', line);
    report(
      title < 0 ? { file: first.file, path: ['name'], part: 'key' } : inText(first, { start: line, end: newline < 0 ? first.document.text.length : newline }),
      'none',
      {
        subject:
          loaded.length === 1
            ? 'this skill has'
            : none.length === loaded.length
              ? `all ${loaded.length} skills here have`
              : `${none.length} of the ${loaded.length} skills here ${none.length === 1 ? 'has' : 'have'}`,
        names: `${names.slice(0, 3).join(', ')}${names.length > 3 ? ' …' : ''}`,
      },
    );
  },
});

/** In front matter, in its first lines, in a log of changes beside it. */
function hasVersion({ frontMatter, document, bodyStart, file }: Prompt, facts: Facts): boolean {
  const metadata = asObject(frontMatter['metadata']) ?? {};
  if ([frontMatter, metadata].some((map) => Object.keys(map).some((key) => /^(?:version|revision|last[-_]?updated|updated|date)$/i.test(key)))) return true;
  if (/\b(?:version|v)[\s:*]{0,4}\d+\.\d+|\blast updated\b|^#+\s*(?:change ?log|version history|history)\b/im.test(document.text.slice(bodyStart))) return true;
  return ['CHANGELOG.md', 'CHANGES.md', 'VERSION', 'improve.md', 'package.json'].some((name) => facts.exists(`${folderOf(file)}/${name}`));
}

const skill = (front: string, body = '«# Brief»\n'): Examples['bad'][number]['files'] => ({
  '.claude/skills/brief/SKILL.md': `---\nname: brief\ndescription: Writes it\n${front}---\n\n${body}`,
});
const quiet = (front: string, body = '# Brief\n') => skill(front, body);
export const examples = (): Examples => ({
  bad: [{ title: 'Nothing says which it is', files: skill('') }],
  good: [
    { title: 'In the metadata', files: quiet('metadata:\n  version: "1.2"\n') },
    { title: 'A key of its own', files: quiet('version: 1.2.0\n') },
    { title: 'In the text', files: quiet('', '# Brief\n\nVersion 1.4\n') },
    { title: 'A log of changes beside it', files: { ...quiet(''), '.claude/skills/brief/CHANGELOG.md': '- 1.1: shorter\n' } },
  ],
});
