import { loadedGrants } from '../src/findings/grants.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import { isInProject, isSample, whatItHolds } from '../src/findings/secret-files.ts';
import { verdictUnder } from '../src/findings/session-policy.lazy.ts';
import { asObject } from '../src/load/values.ts';
import { wholeFile } from '../src/model/origin.ts';

export default defineRule({
  id: 'secret-within-reach',
  title: 'Secret file in the folder that the agent reads',
  severity: 'note',
  confidence: 'proven',
  tier: 'audit',
  since: '0.1.0',
  why: 'What git ignores and only its owner can read, the agent reads all the same: it runs as the owner, and files of its own folder need no permission. A secret that no task needs belongs where the agent is not.',
  remedy: 'Keep it outside of the project, for example in `~/.config/NAME/env`, or deny reading it.',
  references: ['security §4 (modes)', 'permissions-paths §3.9'],
  messages: {
    one: '{file} {what} and lies in the folder of the session, which reads it without a question',
    many: '{file} {what} and lies in the folder of the session, which reads it without a question; so do {others} more',
  },

  check({ harness }, report) {
    const { facts, secretFiles, settings } = harness;
    // What it denies shell commands, too, is listed there; which files that are is the sandbox's own business.
    if (settings.some(({ value }) => asObject(asObject(value['sandbox'])?.['filesystem'])?.['denyRead'] !== undefined)) return;
    const denied = loadedGrants(harness, 'deny');
    const open = secretFiles.flatMap((secret) => {
      const { file, stat } = secret;
      if (!isInProject(file) || stat?.kind !== 'file' || isSample(file)) return [];
      // A file that git tracks has a worse problem than its reader.
      if (facts.tracked(file) === true || verdictUnder(denied, { tool: 'Read', input: { file_path: file } }).decision === 'deny') return [];
      const what = whatItHolds(secret, facts);
      return what === undefined ? [] : [{ file, what }];
    });
    const [first] = open;
    if (!first) return;
    const more = {
      remedy: `Keep it outside of the project, or deny \`Read(./${first.file})\`; shell commands that find it in another way are stopped by \`sandbox.filesystem.denyRead\` only.`,
    };
    if (open.length === 1) report(wholeFile(first.file), 'one', first, more);
    else report(wholeFile(first.file), 'many', { ...first, others: String(open.length - 1) }, more);
  },
});

const token = `xoxb${'-587200492943-242920896772-TqPfSrcg92Dh4FdvQrPE71Kw'}`;
const env = { text: `CHAT_TOKEN=${token}\n`, mode: 0o600 };
const marked = { ...env, text: `«»${env.text}` };
const denying = (rule: string) => ({ '.claude/settings.json': `{ "permissions": { "deny": ["${rule}"] } }` });

export const examples = (): Examples => ({
  bad: [
    { title: 'Ignored, private, and read', files: { '.gitignore': '.env\n', '.env': marked }, git: { tracked: ['.gitignore'] } },
    { title: 'The rule is about another file', files: { ...denying('Read(./prod.env)'), '.env': marked, 'prod.env': env } },
  ],
  good: [
    { title: 'Denied', files: { ...denying('Read(./.env)'), '.env': env } },
    { title: 'Denied by a pattern', files: { ...denying('Read(**/*.env)'), 'conf/prod.env': env } },
    { title: 'Outside', files: { 'run.sh': '. ~/.env.agent\nclaude -p brief\n', '~/.env.agent': env } },
    { title: 'Nothing secret in it', files: { '.env': 'PORT=3000\n' } },
    { title: 'Tracked: `tracked-secret` speaks of it', files: { '.env': env }, git: { tracked: ['.env'] } },
  ],
});
