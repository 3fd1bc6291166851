import { isKeptBack } from '../src/findings/kept-back.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import { isInProject, isSample, whatItHolds } from '../src/findings/secret-files.ts';
import { nearMiss } from '../src/load/read/ignore-lines.lazy.ts';
import { wholeFile } from '../src/model/origin.ts';

export default defineRule({
  id: 'unignored-secret',
  title: 'Secret file that the next `git add` would take in',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'secretFiles',
  why: 'A secret file in a work tree is one `git add .` away from the history, and agents add files all day. Only an ignore rule of the repository protects everybody who works in it.',
  remedy: 'Add the file to `.gitignore`, or keep it outside the repository.',
  references: ['security §4 (gitignore coverage)', 'surfaces GIT-IGNORED-GLOBAL'],
  messages: {
    unignored: '{file} {what} and is not ignored: it would be committed with the next "git add"',
    missed: '{file} {what} and is not ignored: {pattern} does not match it, since {why}; it would be committed with the next "git add"',
    personal: '{file} {what} and is ignored only by {source}, which is yours alone: nobody else is covered',
    selfish: '{file} {what} and is ignored only by {source}, which git ignores itself and never commits: nobody else is covered',
  },

  check({ harness: { secretFiles, ignoreFiles, facts } }, report) {
    for (const secret of secretFiles) {
      const { file } = secret;
      if (!isInProject(file) || secret.stat?.kind !== 'file' || facts.tracked(file) !== false) continue;
      const rule = facts.ignoredBy(file);
      const isSelfish = rule && !rule.personal && isKeptBack(rule, facts);
      if (rule && !rule.personal && !isSelfish) continue;
      const what = whatItHolds(secret, facts);
      if (what === undefined) continue;
      const decided = rule ?? facts.decidedBy(file);
      if (decided && !decided.negated) {
        const data = { file, what, source: decided.source };
        if (isSelfish)
          report(wholeFile(file), 'selfish', data, { severity: 'note', remedy: `Commit ${decided.source}, or add the pattern to another ignore file.` });
        else report(wholeFile(file), 'personal', data, { severity: 'note', remedy: 'Add the pattern to the `.gitignore` of the repository as well.' });
      }
      // A negation that lets it in is named by `reopened-secret`; one in somebody's own file re-opens nothing for others.
      else if (!decided || decided.personal) {
        const missed = nearMiss(ignoreFiles, file);
        const folder = facts.nested(file);
        const more = {
          ...(isSample(file) && { severity: 'note' as const }),
          ...(folder !== undefined && {
            remedy: `Add it to the \`.gitignore\` of the repository that it lies in, ${folder}: rules of the outer one do not count there.`,
          }),
        };
        if (missed) {
          const pattern = `"${missed.line.pattern}" (${missed.line.at.file}:${missed.line.line})`;
          report(wholeFile(file), 'missed', { file, what, pattern, why: missed.why }, { ...more, related: [{ at: missed.line.at, message: 'meant for it' }] });
        } else report(wholeFile(file), 'unignored', { file, what }, more);
      }
    }
  },
});

const token = `xoxb${'-587200492943-242920896772-TqPfSrcg92Dh4FdvQrPE71Kw'}`;

export const examples = (): Examples => ({
  bad: [
    {
      title: 'No rule covers it',
      files: { '.gitignore': '.env\n', 'prod.env': `«»CHAT_TOKEN=${token}\n` },
      git: { tracked: ['.gitignore'] },
    },
    {
      title: 'A comment behind the pattern',
      files: { '.gitignore': '.env # never commit\n', '.env': `«»CHAT_TOKEN=${token}\n` },
      git: { tracked: ['.gitignore'] },
    },
    {
      title: 'Only this clone ignores it (a note)',
      files: { '.env': `«»CHAT_TOKEN=${token}\n` },
      git: { tracked: [], exclude: ['.env'] },
    },
  ],
  good: [
    { title: 'Ignored by a pattern', files: { '.gitignore': '.env*\n', '.env.production': `CHAT_TOKEN=${token}\n` }, git: { tracked: ['.gitignore'] } },
    { title: 'Nothing secret in it', files: { '.env': 'PORT=3000\n' }, git: { tracked: [] } },
    { title: 'No repository', files: { '.env': `CHAT_TOKEN=${token}\n` } },
  ],
});
