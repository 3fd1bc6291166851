import { confidenceOf, credentials, inWords } from '../src/findings/credentials.ts';
import { allow, defineRule, type Examples } from '../src/findings/rule.ts';

export default defineRule({
  id: 'secret-in-rule',
  title: 'Credential saved inside a permission rule',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'credentials',
  conceals: true,
  why: 'Answering a prompt with "don\'t ask again" saves the command word for word, with every token and password in it. The file is plain text, is read by agents, and is often committed or packed by accident.',
  remedy: 'Revoke this credential and delete the rule; let the command take the secret from a variable or a credential helper, then allow that form.',
  references: ['surfaces PERM-SECRET-LITERAL', 'security §2'],
  messages: { saved: 'this rule keeps {what} in the clear: a saved approval stores the command with its secrets' },

  check({ harness }, report) {
    for (const secret of credentials(harness)) {
      if (secret.place !== 'rule') continue;
      const mild = secret.test || secret.proof === 'plain';
      report(secret.at, 'saved', { what: inWords(secret) }, { confidence: confidenceOf(secret), ...(mild && { severity: 'warning' as const }) });
    }
  },
});

const slack = `xoxb${'-587200492943-242920896772-TqPfSrcg92Dh4FdvQrPE71Kw'}`;

export const examples = (): Examples => ({
  bad: [
    {
      title: 'A header of a saved command',
      files: {
        '.claude/settings.local.json': `{ "permissions": { "allow": ["Bash(curl -H \\"Authorization: Bearer «${slack}»\\" https://slack.com/api/auth.test)"] } }`,
      },
    },
    { title: 'A variable before the command', files: allow('"Bash(WIKI_TOKEN=«q8Zr2Lx9RtB4mKz81HcWf» node sync.js)"') },
    { title: 'A password in a URL', files: allow('"Bash(psql postgres://app:«q8Zr2Lx9RtB4mKz8»@db.acme.io/app -c :*)"') },
  ],
  good: [
    { title: 'A variable in a header', files: allow('"Bash(curl -H \\"Authorization: Bearer $SLACK_TOKEN\\" https://slack.com/api/auth.test)"') },
    { title: 'Hashes and identifiers are no secrets', files: allow('"Bash(git show 3f786850e387550fdab836ed7e6dc881de23001b)"', '"Bash(kill 12345)"') },
    { title: 'A local test login', files: allow('"Bash(PGPASSWORD=postgres psql -h localhost:*)"') },
  ],
});
