import { defineRule, type Examples } from '../src/findings/rule.ts';
import { isInProject, whatItHolds } from '../src/findings/secret-files.ts';
import { lineOf } from '../src/load/read/ignore-lines.lazy.ts';
import { wholeFile } from '../src/model/origin.ts';

export default defineRule({
  id: 'reopened-secret',
  title: 'Negation that takes a secret file out of the ignore rules',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'secretFiles',
  why: 'In an ignore file the last matching pattern wins. A line with `!` that comes after the rule for env files or keys lets git take the file in, while the rule above it still looks like protection.',
  remedy: 'Delete this line, or let it name only the template (`!.env.example`).',
  references: ['security §4 (gitignore coverage)'],
  messages: { reopened: '{pattern} wins over the patterns above it: {file} {what} and is not ignored, so it would be committed with the next "git add"' },

  check({ harness: { secretFiles, ignoreFiles, facts } }, report) {
    for (const secret of secretFiles) {
      const { file } = secret;
      if (!isInProject(file) || secret.stat?.kind !== 'file' || facts.tracked(file) !== false || facts.ignoredBy(file)) continue;
      const what = whatItHolds(secret, facts);
      if (what === undefined) continue;
      const rule = facts.decidedBy(file);
      if (!rule?.negated || rule.personal) continue;
      const line = lineOf(ignoreFiles, rule);
      const pattern = `"${rule.pattern}" (${rule.source}:${rule.line})`;
      // An ignore file above the checked folder is no file of the report.
      if (line) report(line.at, 'reopened', { pattern: `"${rule.pattern}"`, file, what }, { related: [{ at: wholeFile(file), message: 'not ignored' }] });
      else report(wholeFile(file), 'reopened', { pattern, file, what });
    }
  },
});

const token = `xoxb${'-587200492943-242920896772-TqPfSrcg92Dh4FdvQrPE71Kw'}`;

export const examples = (): Examples => ({
  bad: [
    {
      title: 'The production env file comes back',
      files: { '.gitignore': '.env\n.env.*\n«!.env.production»\n', '.env.production': `CHAT_TOKEN=${token}\n` },
      git: { tracked: ['.gitignore'] },
    },
  ],
  good: [
    {
      title: 'Only the template comes back',
      files: { '.gitignore': '.env\n.env.*\n!.env.example\n', '.env.example': 'CHAT_TOKEN=changeme\n', '.env.production': `CHAT_TOKEN=${token}\n` },
      git: { tracked: ['.gitignore', '.env.example'] },
    },
    {
      title: 'Public values come back',
      files: { '.gitignore': '.env.*\n!.env.production\n', '.env.production': 'PUBLIC_URL=https://example.com\n' },
      git: { tracked: ['.gitignore'] },
    },
    {
      title: 'A later pattern closes it again',
      files: { '.gitignore': '.env.*\n!.env.production\n.env.production\n', '.env.production': `CHAT_TOKEN=${token}\n` },
      git: { tracked: ['.gitignore'] },
    },
  ],
});
