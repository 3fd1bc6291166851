import { defineRule, type Examples } from '../src/findings/rule.ts';
import { type IgnoreLine, ignoreLines, lastWord } from '../src/load/read/ignore-lines.lazy.ts';
import { isSecretName } from '../src/load/role.ts';
import { holdings } from '../src/load/secrets/secrets.ts';
import type { Harness } from '../src/model/harness.ts';
import { wholeFile } from '../src/model/origin.ts';

/** A wildcard on both sides of a word that names secrets: it catches files of secrets and everything that is only about them. */
const WIDE = /^(?:\/|\*\*\/)?\*+[-_.]?(tokens?|secrets?|keys?|passwords?|passwd|credentials?|creds|auth|private|certs?)[-_.]?\*+(?:\.\*)?$/i;
/** Only behind the word: it is wide where it hides something that goes on with other letters, `tokenizer.ts`. */
const OPEN_ENDED = /^(?:\/|\*\*\/)?(tokens?|secrets?|passwords?|passwd|credentials?|creds|auth|private|certs?)[-_.]?\*+(?:\.\*)?$/i;
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
      for (const line of ignoreLines(file)) {
        if (line.negated) continue;
        const wide = WIDE.exec(line.pattern)?.[1]?.toLowerCase();
        const word = wide ?? OPEN_ENDED.exec(line.pattern)?.[1]?.toLowerCase();
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
        } else if (wide !== undefined) report(line.at, 'would', { pattern, example: `src/${word.replace(/s$/, '')}-store.ts` }, { severity: 'note' });
      }
    }
  },
});

/** Existing files of people that this very line keeps out of git. */
function hiddenBy(line: IgnoreLine, word: string, { facts, ignoreFiles }: Harness): readonly string[] {
  // `secrets.py` is what `secrets*` is for.
  const meant = WIDE.test(line.pattern) ? undefined : new RegExp(`(?:^|/)\\.?${word.replace(/s$/, '')}s?\\.[^/]*$`, 'i');
  const matching = facts.files().filter((file) => {
    const mayBe = file.toLowerCase().includes(word) && SOURCE.test(file) && !isSecretName(file);
    return mayBe && line.matches(file) && meant?.test(file) !== true;
  });
  const isHidden = (file: string): boolean => {
    if (!facts.repository) return lastWord(ignoreFiles, file) === line;
    const rule = facts.ignoredBy(file);
    return rule?.source === line.at.file && rule.line === line.line;
  };
  facts.prime(matching);
  // A program that has the secrets in it is what the pattern is for.
  return matching.filter((file) => isHidden(file) && holdings(facts.text(file) ?? '') === undefined);
}

export const examples = (): Examples => ({
  bad: [
    {
      title: 'A tokenizer is no token',
      files: { '.gitignore': '.env\n«*token*»\n', 'src/tokenizer.ts': 'export {};\n', 'src/index.ts': 'export {};\n' },
      git: { tracked: ['.gitignore', 'src/index.ts'] },
    },
    {
      title: 'A word and what begins with it',
      files: { '.gitignore': '«token*»\n', 'src/tokenizer.ts': 'export {};\n' },
      git: { tracked: ['.gitignore'] },
    },
    { title: 'Nothing is hidden yet (a note)', files: { '.gitignore': '«*secret*»\n' }, git: {} },
  ],
  good: [
    { title: 'Names that hold secrets', files: { '.gitignore': '.env\n.env.*\n*.pem\n*service-account*.json\ncredentials.json\n' }, git: {} },
    {
      title: 'What it hides has the secrets in it, or their name',
      files: {
        '.gitignore': '*credentials*.py\nsecrets*\n',
        'secrets.py': 'PORT = 3000\n',
        'secrets_local.py': `API_TOKEN = "${'xoxb-587200492943-242920896772'}-TqPfSrcg92Dh4FdvQrPE71Kw"\n`,
      },
      git: { tracked: ['.gitignore'] },
    },
    { title: 'A pattern for one folder or one kind of file', files: { '.gitignore': 'config/*secret*.yml\n*.token\nsecrets/\n' }, git: {} },
  ],
});
