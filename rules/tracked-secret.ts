import { defineRule, type Examples } from '../src/findings/rule.ts';
import { inShell, isEncryptedByGit, isInProject, isSample, whatItHolds } from '../src/findings/secret-files.ts';
import { lineOf } from '../src/load/read/ignore-lines.lazy.ts';
import { wholeFile } from '../src/model/origin.ts';

export default defineRule({
  id: 'tracked-secret',
  title: 'Secret file that git tracks',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'secretFiles',
  why: 'What git tracks goes to every clone and stays in the history. An ignore rule that was added later changes nothing: it only concerns files that are not tracked yet.',
  remedy: 'Take the file out of the index with `git rm --cached FILE`, add it to `.gitignore`, and revoke what it held: the history keeps the old content.',
  references: ['security §4 (gitignore coverage)'],
  messages: {
    tracked: '{file} {what} and is tracked by git: everyone with a clone has it',
    although: '{file} {what} and is tracked by git although {pattern} ignores it: the rule came too late and has no effect',
    harmless: '{file} is tracked by git; today it holds no secret, but the next one that somebody adds is committed with it',
  },

  check({ harness: { documents, secretFiles, ignoreFiles, facts } }, report) {
    for (const secret of secretFiles) {
      const { file } = secret;
      // Of a script that another one loads `literal-secret` speaks.
      if (!isInProject(file) || (secret.why === 'sourced' && documents.has(file)) || secret.stat?.kind !== 'file' || facts.tracked(file) !== true) continue;
      const what = whatItHolds(secret, facts);
      if (what !== undefined) {
        if (isEncryptedByGit(file, facts)) continue;
        const rule = facts.decidedBy(file);
        const isLate = rule !== undefined && !rule.negated && !rule.personal;
        const line = rule && lineOf(ignoreFiles, rule);
        const more = {
          remedy: `Take it out of the index with \`git rm --cached ${inShell(file)}\`${isLate ? '' : ', add it to `.gitignore`'}, and revoke what it held: the history keeps the old content.`,
          ...(line && { related: [{ at: line.at, message: rule.negated ? 'this negation let it in' : 'without effect on a tracked file' }] }),
          // Of a submodule the owner is mostly somebody else; a work tree in the tree holds what the main one holds.
          ...((isSample(file) || (facts.repository && facts.nested(file) !== undefined)) && { severity: 'note' as const }),
        };
        if (isLate) report(wholeFile(file), 'although', { file, what, pattern: `"${rule.pattern}" (${rule.source}:${rule.line})` }, more);
        else report(wholeFile(file), 'tracked', { file, what }, more);
      } else if (/(?:^|\/)\.env$/.test(file) && facts.nested(file) === undefined) {
        report(
          wholeFile(file),
          'harmless',
          { file },
          { severity: 'note', remedy: 'Keep a template under another name, such as `.env.example`, and ignore `.env`.' },
        );
      }
    }
  },
});

const token = `xoxb${'-587200492943-242920896772-TqPfSrcg92Dh4FdvQrPE71Kw'}`;
const key = `-----BEGIN ${'PRIVATE KEY-----'}\nMC4CAQAwBQYDK2VwBCIEIPd7q2Lx9RtB4mKz81HcWfYp3NsJd6Gu0EaQ5ToXiVbL\n`;

export const examples = (): Examples => ({
  bad: [
    {
      title: 'Ignored on paper, tracked in fact',
      files: { '.gitignore': '.env\n', '.env': `«»CHAT_TOKEN=${token}\n` },
      git: { tracked: ['.gitignore', '.env'] },
    },
    { title: 'A private key', files: { 'deploy/server.pem': `«»${key}` }, git: { tracked: ['deploy/server.pem'] } },
    {
      title: 'The key of a service account under a name of its own',
      files: { 'deploy/brief-prod-3f9a1b2c3d4e.json': `«»{ "type": "service_account", "private_key": ${JSON.stringify(key)} }` },
      git: { tracked: ['deploy/brief-prod-3f9a1b2c3d4e.json'] },
    },
    { title: 'An env file without secrets, as a note', files: { '.env': '«»PORT=3000\n' }, git: { tracked: ['.env'] } },
  ],
  good: [
    { title: 'Ignored and not tracked', files: { '.gitignore': '.env\n', '.env': `CHAT_TOKEN=${token}\n` }, git: { tracked: ['.gitignore'] } },
    {
      title: 'A form for the key of a service account, and texts for a page about accounts',
      files: {
        'sa-key.json': '{ "type": "service_account", "private_key": "-----BEGIN PRIVATE KEY-----\\nYOUR_KEY\\n-----END PRIVATE KEY-----" }',
        'locales/en/account.json': '{ "title": "Your account" }',
      },
      git: { tracked: ['sa-key.json', 'locales/en/account.json'] },
    },
    { title: 'A template', files: { '.env.example': 'CHAT_TOKEN=changeme\n' }, git: { tracked: ['.env.example'] } },
    {
      title: 'A bundle of public certificates',
      files: { 'certs/ca.pem': '-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUQ2xp\n-----END CERTIFICATE-----\n' },
      git: { tracked: ['certs/ca.pem'] },
    },
    {
      title: 'Committed in encrypted form only',
      files: { '.gitattributes': '*.env filter=git-crypt diff=git-crypt\n', 'prod.env': `CHAT_TOKEN=${token}\n` },
      git: { tracked: ['.gitattributes', 'prod.env'] },
    },
    {
      title: 'A link is tracked, not what it leads to',
      files: { '.env': { symlink: 'secrets/real' }, 'secrets/real': `CHAT_TOKEN=${token}\n` },
      git: { tracked: ['.env'] },
    },
    { title: 'No repository', files: { '.env': `CHAT_TOKEN=${token}\n` } },
  ],
});
