import { isPartialCopy } from '../src/findings/partial-copy.ts';
import { callable, folderOf, inText, markdownOf } from '../src/findings/prompts.ts';
import { resolvePath } from '../src/findings/relative-path.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import { isSecretName } from '../src/load/discover.ts';
import { imports } from '../src/load/document/markdown.ts';
import type { Prompt } from '../src/model/harness.ts';

/** Endings of files that people import; a word with an at sign and a dot may be a handle, a package or an address. */
const TEXT = /\.(?:md|mdc|markdown|txt|rst|adoc|json|jsonc|ya?ml|toml|[cm]?[jt]sx?|py|sh|rb|go|rs|sql|env|ini|cfg|conf|pem|key)$/i;

const SECRET_FOLDER = /(?:^|\/)\.(?:ssh|aws|gnupg|kube)\//;

export default defineRule({
  id: 'broken-import',
  title: 'CLAUDE.md imports a file that is missing, secret or not under review',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'prose',
  why: 'The client replaces `@path` in CLAUDE.md by the file, in every session. A missing file is skipped silently, with all rules in it; a secret one is sent with every request.',
  remedy: 'Correct the path (it counts from the folder of the importing file), or put the text into backquotes where no import is meant.',
  references: ['surfaces CLAUDEMD-IMPORT'],
  messages: {
    missing: 'the imported file {path} does not exist; the client skips it silently',
    secret: 'the secret file {path} is imported: its content is sent with every request',
    secretOutside: 'the secret file {path} is imported: whoever lets the client import from outside of the project sends its content with every request',
    included: 'the client puts the secret file {path} into the text of this {kind} whenever it is used',
    outside: '{path} lies outside the project: what it says is not under review here',
    unknown: 'the imported file {path} is not in this copy of the project',
  },

  check({ harness }, report) {
    const { facts } = harness;
    for (const prompt of callable(harness)) {
      if (!mayImport(prompt)) continue;
      const told = new Set<string>();
      for (const { target, span } of imports(prompt.document.text, prompt.bodyStart, markdownOf(prompt))) {
        if (told.has(target)) continue;
        told.add(target);
        if (isSecretName(target) || SECRET_FOLDER.test(target)) report(inText(prompt, span), 'included', { path: target, kind: prompt.kind });
      }
    }
    for (const memory of harness.memories) {
      if (memory.kind !== 'memory' || !mayImport(memory)) continue;
      const folder = folderOf(memory.file);
      const own = memory.file.startsWith('~/') || memory.file.endsWith('CLAUDE.local.md');
      const told = new Set<string>();
      for (const { target, span } of imports(memory.document.text, memory.bodyStart, markdownOf(memory))) {
        if (told.has(target)) continue;
        told.add(target);
        const path = target.replace(/[#?].*/s, '');
        const explicit = /^(?:\.{1,2}|~)?\//.test(path);
        const name = path.slice(path.lastIndexOf('/') + 1);
        if (/[*<>{}$]/.test(path) || !(TEXT.test(path) || (name.startsWith('.') && isSecretName(path)) || (explicit && /^(?:\.{1,2}|~)\//.test(path))))
          continue;
        const at = inText(memory, span);
        const home = path.startsWith('~/');
        const outside = home || path.startsWith('/') || resolvePath(folder, path) === undefined;
        if (isSecretName(path) || SECRET_FOLDER.test(path)) {
          // The client asks once before it imports from outside; in somebody's own file it does not.
          if (outside && !own) report(at, 'secretOutside', { path });
          else report(at, 'secret', { path }, { severity: 'error' });
          continue;
        }
        const resolved = home ? path : path.startsWith('/') ? undefined : resolvePath(folder, path);
        if (resolved === undefined || home) {
          if (home && harness.user && !facts.exists(path)) report(at, 'missing', { path });
          else if (!own) report(at, 'outside', { path }, { severity: 'note' });
        } else if (!facts.exists(resolved)) {
          // A package or a handle with a dot in it is no path.
          if (!explicit && !/^[\w.-]+\.(?:md|mdc|txt)$|\.(?:md|mdc|txt|markdown)$/.test(path)) continue;
          if (isPartialCopy(facts)) report(at, 'unknown', { path }, { severity: 'note', confidence: 'likely' });
          else report(at, 'missing', { path });
        }
      }
    }
  },
});

/** Nearly no text holds the mark; then nobody need read it as Markdown. */
const mayImport = ({ document, bodyStart }: Prompt): boolean => document.text.includes('@', bodyStart);

const memory = (text: string, more: Examples['bad'][number]['files'] = {}): Examples['bad'][number]['files'] => ({
  'README.md': '# x\n',
  'CLAUDE.md': text,
  ...more,
});
export const examples = (): Examples => ({
  bad: [
    { title: 'A file that was renamed', files: memory('See @«docs/style.md» for style.\n') },
    { title: 'A secret file', files: memory('Variables: @«.env»\n', { '.env': 'A=1\n' }) },
    { title: 'A secret file outside of the project', files: memory('Keys: @«~/.aws/credentials»\n') },
    { title: "Somebody's own file in a shared one", files: memory('@«~/.claude/my-rules.md»\n') },
    { title: 'A secret file in a command', files: { '.claude/commands/env.md': 'Check @«.env» for mistakes.\n' } },
    { title: 'In a sub-folder it counts from there', files: { 'README.md': '', 'docs/style.md': '', 'app/CLAUDE.md': '@«docs/style.md»\n' } },
  ],
  good: [
    { title: 'It exists', files: memory('@docs/style.md and @README.md\n', { 'docs/style.md': '' }) },
    {
      title: 'Code, packages, people, addresses',
      files: memory('`@docs/x.md` @anthropic-ai/sdk @types/node @octocat me@example.com @media\n\n```css\n@import.css\n```\n'),
    },
  ],
});
