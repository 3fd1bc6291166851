import { defineRule, type Examples } from '../src/findings/rule.ts';
import { entriesOf } from '../src/load/entry/entry.lazy.ts';

export default defineRule({
  id: 'anyone-starts-action',
  title: 'Workflow that lets anybody start the client',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'entries',
  why: 'The action answers only to people who may write to the repository. With `"*"` it answers to everybody: a stranger writes the prompt, by an issue or a comment, and the run has the token and the secrets of the workflow.',
  remedy: 'Name the accounts that may start it.',
  references: ['surfaces CI-ALLOWED-BOTS'],
  messages: {
    users: 'allowed_non_write_users: "*" lets anybody start the client, with the secrets of this workflow',
    bots: 'allowed_bots: "*" lets every app start the client, also one that a stranger has made',
  },

  check({ harness }, report) {
    for (const { inputs } of entriesOf(harness).starts) {
      for (const [input, id] of [
        ['allowed_non_write_users', 'users'],
        ['allowed_bots', 'bots'],
      ] as const) {
        const names = inputs.get(input);
        if (names && /(?:^|[\s,])\*(?:$|[\s,])/.test(names.value)) report(names.at, id);
      }
    }
  },
});

const step = (input: string) => ({
  '.github/workflows/ai.yml': `on: issue_comment\njobs:\n  ai:\n    steps:\n      - uses: anthropics/claude-code-action@v1\n        with:\n          ${input}\n`,
});

export const examples = (): Examples => ({
  bad: [
    { title: 'Everybody', files: step('allowed_non_write_users: «"*"»') },
    { title: 'Every app', files: step('allowed_bots: «"*"»') },
  ],
  good: [
    { title: 'Those who are named', files: step('allowed_bots: "dependabot,renovate"') },
    { title: 'Nobody else', files: step('trigger_phrase: "@claude"') },
  ],
});
