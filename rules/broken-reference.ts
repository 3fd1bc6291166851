import { leadOf } from '../src/findings/instructions.ts';
import { lineAt } from '../src/findings/line-at.ts';
import { isPartialCopy } from '../src/findings/partial-copy.ts';
import { folderOf, inText, markdownOf, nameOf } from '../src/findings/prompts.ts';
import { relativePath, resolvePath } from '../src/findings/relative-path.ts';
import { defineRule, type Examples, type Severity } from '../src/findings/rule.ts';
import type { Facts, Prompt } from '../src/model/harness.ts';
import type { Span } from '../src/model/origin.ts';

export default defineRule({
  id: 'broken-reference',
  title: 'Skill that refers to a file which does not exist',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'references',
  why: 'The model is told to read or run a file of the skill. Where it is missing, the model fails in the middle of the job, or makes something up instead.',
  remedy: 'Add the file, or correct the path; it counts from the folder of SKILL.md.',
  references: ['agentskills specification'],
  messages: {
    link: 'this link is broken: there is no file {path} in the folder of the skill',
    mention: '{path} is missing: there is no such file in the folder of the skill',
    unknown: '{path} is not in this copy of the project',
  },

  check({ harness }, report) {
    const { facts } = harness;
    for (const skill of harness.skills) {
      const { document, bodyStart } = skill;
      // Without either mark there is neither link nor code, and nobody need read it as Markdown.
      if (!document.text.includes(']', bodyStart) && !document.text.includes('`', bodyStart)) continue;
      const folder = folderOf(skill.file);
      const told = new Set<string>();
      const tell = (path: string, span: Span, id: 'link' | 'mention', sure: Severity) => {
        if (told.has(path) || isThere(facts, folder, path)) return;
        const partial = isPartialCopy(facts);
        // Where nothing can be proved, one line a skill is enough.
        if (partial && told.size > 0) return;
        told.add(path);
        if (partial) report(inText(skill, span), 'unknown', { path }, { severity: 'note', confidence: 'likely' });
        else report(inText(skill, span), id, { path }, { severity: isOutput(skill, span) ? 'note' : sure });
      };
      const { links, codes } = markdownOf(skill);
      for (const { target, span } of links) {
        const path = relativePath(target);
        // Without a slash or an ending it may be anything, a wiki page for example.
        if (path !== undefined && /\.[A-Za-z0-9]{1,8}$|\/$/.test(path)) tell(path, span, 'link', 'error');
      }
      for (const span of codes) {
        const code = skill.document.text.slice(span.start, span.end);
        const path = relativePath(code.replace(/^\.\//, ''));
        if (path === undefined || !OWN_FILE.test(path)) continue;
        // `scripts/x.py` may also mean the user's project: sure only where the skill has that folder.
        const top = path.slice(0, path.indexOf('/'));
        const own = hasFiles(facts, folder === '' ? top : `${folder}/${top}`);
        tell(path, span, 'mention', own ? 'warning' : 'note');
      }
    }
  },
});

/** A file in one of the folders that skills bring along. */
const OWN_FILE = /^(?:scripts|references?|assets|resources)\/[\w./-]*\w\.[A-Za-z0-9]{1,8}$/;

/** The client gives the model the skill's folder; the model also tries the project and what lies between. */
function isThere(facts: Facts, folder: string, path: string): boolean {
  // Most files are there: the list says so without a look at the disk.
  if (facts.listed && isListed(facts, folder, path)) return true;
  for (let from = folder; ; from = folderOf(from)) {
    const resolved = resolvePath(from, path);
    // Out of the tree nothing can be proved.
    if (resolved === undefined) return from === folder;
    // What git ignores is made or fetched later.
    if (resolved === '' || facts.exists(resolved) || facts.ignoredBy(resolved) || hasFiles(facts, resolved)) return true;
    if (from === '' || from === '~') return false;
  }
}

function isListed(facts: Facts, folder: string, path: string): boolean {
  for (let from = folder; ; from = folderOf(from)) {
    const resolved = resolvePath(from, path);
    if (resolved === undefined) return false;
    if (facts.files()[firstFrom(facts.files(), resolved)] === resolved) return true;
    if (from === '' || from === '~') return false;
  }
}

/** Whether some file lies in the folder; the list is sorted, and git trees know files only. */
function hasFiles(facts: Facts, folder: string): boolean {
  const prefix = folder.replace(/\/?$/, '/');
  const files = facts.files();
  return files[firstFrom(files, prefix)]?.startsWith(prefix) ?? false;
}

/** Where the sorted list reaches a text. */
function firstFrom(files: readonly string[], text: string): number {
  let low = 0;
  let high = files.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((files[middle] ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Text about a file that the skill is going to write. */
function isOutput(skill: Prompt, span: Span): boolean {
  const { text } = skill.document;
  const { start, text: line } = lineAt(text, span.start, 200);
  if (/\b(?:examples?|templates?|sample|output|format)\b/i.test(leadOf(text, start, skill.bodyStart))) return true;
  return (
    /\b(?:creat|writ|sav|generat|output|produc|add|export|e\.g|for example|such as|if (?:it |they )?exists?|optional|would|template)\w*/i.test(line) ||
    nameOf(skill.file) !== 'SKILL.md'
  );
}

const skill = (body: string, more: Examples['bad'][number]['files'] = {}): Examples['bad'][number]['files'] => ({
  'README.md': '# Project\n',
  '.claude/skills/report/SKILL.md': `---\nname: report\ndescription: Writes it\n---\n${body}\n`,
  ...more,
});
export const examples = (): Examples => ({
  bad: [
    { title: 'A link', files: skill('1. Run the query in [the query](«references/query.sql»).') },
    { title: 'A link with a title, to a part', files: skill('See ![plan](«assets/plan.png» "The plan") and [a](«docs/a.md#part»).') },
    { title: 'A script beside others', files: skill('Run `«scripts/load.py»` first.', { '.claude/skills/report/scripts/save.py': '' }) },
    {
      title: 'Where nothing but configuration was copied',
      files: { '.claude/skills/report/SKILL.md': '---\nname: report\ndescription: d\n---\n[q](«references/query.sql»)\n' },
    },
  ],
  good: [
    { title: 'It exists', files: skill('Run [the query](references/query.sql).', { '.claude/skills/report/references/query.sql': 'select 1' }) },
    { title: 'It exists in the project', files: skill('See [the guide](docs/guide.md).', { 'docs/guide.md': '# Guide\n' }) },
    {
      title: 'It is built, and git ignores it',
      git: {},
      files: skill('See [the list](generated/list.md).', { '.gitignore': 'generated/\n' }),
    },
    { title: 'A folder', files: skill('See [the pages](references/).', { '.claude/skills/report/references/a.md': '' }) },
    { title: 'Addresses, anchors, absolute paths', files: skill('[a](https://example.com/x.md) [b](#steps) [c](/etc/x.conf) [d](~/x.md) [e](mailto:a@b.c)') },
    { title: 'Placeholders and patterns', files: skill('[a](path/to/file.md) [b](references/<topic>.md) [c](references/*.md) [d](your-file.md)') },
    { title: 'Code samples', files: skill('```md\n[q](references/query.sql)\n```\nWrite `[q](references/query.sql)`.') },
  ],
});
