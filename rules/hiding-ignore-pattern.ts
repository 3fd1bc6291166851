import { defineRule, type Examples } from '../src/findings/rule.ts';
import { type IgnoreLine, ignoreLines, lastWord } from '../src/load/read/ignore-lines.lazy.ts';
import { isSecretName } from '../src/load/role.ts';
import type { Harness } from '../src/model/harness.ts';
import { wholeFile } from '../src/model/origin.ts';

/** A wildcard on both sides of a word that names secrets: it catches files of secrets and everything that is only about them. */
const WIDE = /^(?:\/|\*\*\/)?\*+[-_.]?(tokens?|secrets?|keys?|passwords?|passwd|credentials?|creds|auth|private|certs?)[-_.]?\*+(?:\.\*)?$/i;
/** What people and agents write by hand. */
const SOURCE = /\.(?:[cm]?[jt]sx?|py|go|rs|java|kt|rb|php|cs|swift|c|cc|cpp|h|hpp|vue|svelte|dart|scala|ex|exs|md|mdx|sql|css|scss|html|proto|graphql|sh)$/i;

export default defineRule({
  id: 'hiding-ignore-pattern',
  title: 'Ignore pattern that hides more than secrets',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'ignores',
  why: 'A pattern such as `*token*` matches at every depth: `src/tokenizer.ts`, `docs/secrets.md`, a skill named `token-report`. Git then leaves new files of these names out of every commit, silently, and the agent that wrote them reports success. Files that hold secrets mostly have other names.',
  remedy: 'Replace it by the names that hold secrets: `.env`, `.env.*`, `!.env.example`, `credentials.json`, `*.pem`, `*service-account*.json`.',
  references: ['security §0.8, §4 (seed list verdict)'],
  messages: {
    hides: '{pattern} also ignores source files: {files} {are} hidden from git and never committed',
    would: '{pattern} would also ignore source files, such as {example}: new ones are hidden from git and never committed',
  },

  check({ harness }, report) {
    for (const file of harness.ignoreFiles) {
      if (!/\*[-_.]?[A-Za-z]{3,}[-_.]?\*/.test(file.document.text)) continue;
      for (const line of ignoreLines(file)) {
        const word = line.negated ? undefined : WIDE.exec(line.pattern)?.[1]?.toLowerCase();
        if (word === undefined) continue;
        const pattern = `"${line.pattern}"`;
        const hidden = hiddenBy(line, word, harness);
        if (hidden.length > 0) {
          const named = hidden.slice(0, 3).join(', ');
          report(
            line.at,
            'hides',
            { pattern, files: hidden.length > 3 ? `${named} and ${hidden.length - 3} more` : named, are: hidden.length > 1 ? 'are' : 'is' },
            { related: hidden.slice(0, 3).map((one) => ({ at: wholeFile(one), message: 'ignored' })) },
          );
        } else report(line.at, 'would', { pattern, example: `src/${word.replace(/s$/, '')}-store.ts` }, { severity: 'note' });
      }
    }
  },
});

/** Existing files of people that this very line keeps out of git. */
function hiddenBy(line: IgnoreLine, word: string, { facts, ignoreFiles }: Harness): readonly string[] {
  const matching = facts.files().filter((file) => file.toLowerCase().includes(word) && SOURCE.test(file) && !isSecretName(file) && line.matches(file));
  if (!facts.repository) return matching.filter((file) => lastWord(ignoreFiles, file) === line);
  facts.prime(matching);
  return matching.filter((file) => {
    const rule = facts.ignoredBy(file);
    return rule?.source === line.at.file && rule.line === line.line;
  });
}

export const examples = (): Examples => ({
  bad: [
    {
      title: 'A tokenizer is no token',
      files: { '.gitignore': '.env\n«*token*»\n', 'src/tokenizer.ts': 'export {};\n', 'src/index.ts': 'export {};\n' },
      git: { tracked: ['.gitignore', 'src/index.ts'] },
    },
    { title: 'Nothing is hidden yet (a note)', files: { '.gitignore': '«*secret*»\n' }, git: {} },
  ],
  good: [
    { title: 'Names that hold secrets', files: { '.gitignore': '.env\n.env.*\n*.pem\n*service-account*.json\ncredentials.json\n' }, git: {} },
    { title: 'A pattern for one folder or one kind of file', files: { '.gitignore': 'config/*secret*.yml\n*.token\nsecrets/\n' }, git: {} },
  ],
});
