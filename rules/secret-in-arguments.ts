import { inEachFile, type Job, jobsOf } from '../src/findings/entry/jobs.ts';
import { secretsIn } from '../src/findings/entry/secrets.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import type { EntryWord } from '../src/model/entry.ts';

export default defineRule({
  id: 'secret-in-arguments',
  title: 'Secret on the command line of a program',
  severity: 'note',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'entries',
  why: 'The arguments of a running program are no secret: every user of the machine sees them with `ps`, and monitors write them down. What stands in the prompt of the client also goes to the model and into the transcript.',
  remedy: 'Hand it over by a file or on standard input: `curl -H @FILE`, `curl --config -`, a variable that the program reads itself.',
  references: ['surfaces SCRIPT-SECRET'],
  messages: {
    argument: 'the value of {name} stands on the command line of {program}: every user of the machine sees it in the process list',
    prompt: 'the value of {name} goes into the prompt: it is sent to the model, written into the transcript and shown in the process list',
  },

  check({ harness }, report) {
    for (const job of inEachFile(jobsOf(harness), (one) => shown(one) !== undefined)) {
      const found = shown(job);
      if (found?.program === undefined && found)
        report(
          found.word.at,
          'prompt',
          { name: found.name },
          { severity: 'warning', remedy: 'Let a tool or a server hold the secret; the model needs the answer, not the key.' },
        );
      else if (found?.program) report(found.word.at, 'argument', { name: found.name, program: found.program });
    }
  },
});

/** What runs in the shell itself has no command line; `sed` and its like are given a value to take it out. */
const INSIDE =
  /^(?:|echo|printf|export|local|declare|typeset|readonly|test|\[|\[\[|\(\(|case|set|unset|return|exit|eval|source|\.|:|true|read|cd|trap|for|sed|gsed|grep|perl|awk)$/;

interface Shown {
  readonly word: EntryWord;
  readonly name: string;
  /** undefined: the prompt of the client. */
  readonly program: string | undefined;
}

function shown({ text, prompt }: Job): Shown | undefined {
  for (const word of prompt) {
    const [name] = secretsIn(word);
    if (name !== undefined) return { word, name, program: undefined };
  }
  const functions = new Set(text.commands.flatMap((command) => command.functions));
  for (const { program, args, assignments } of text.commands) {
    if (INSIDE.test(program) || functions.has(program)) continue;
    // `A="$TOKEN" program` is its environment.
    for (const word of args) {
      if (assignments.some(({ at }) => at === word.at) || prompt.includes(word)) continue;
      const [name] = secretsIn(word);
      if (name !== undefined) return { word, name, program };
    }
  }
  return undefined;
}

const script = (text: string) => ({ 'run.sh': `#!/bin/bash\nset -euo pipefail\n${text}\n` });

export const examples = (): Examples => ({
  bad: [
    { title: 'A header', files: script('curl -s -H «"Authorization: Bearer $API_TOKEN"» https://api.example/x > in.json\nclaude -p brief') },
    { title: 'An option', files: script('mysqldump --password=«"$DB_PASSWORD"» app > dump\nclaude -p brief'.replace('--password=«', '«--password=')) },
    {
      title: 'A server for one run',
      files: script('claude -p --mcp-config «"{\\"mcpServers\\":{\\"w\\":{\\"url\\":\\"https://w.example/$WIKI_TOKEN\\"}}}"» brief'),
    },
    { title: 'Beside a command that is put in', files: script('curl -d «"key=$API_TOKEN&day=$(date +%F)"» https://api.example\nclaude -p brief') },
    { title: 'The prompt', files: script('claude -p «"Use the token $WIKI_TOKEN for the wiki"»') },
  ],
  good: [
    { title: 'By a file', files: script('curl -s -H @"$HOME/.headers" https://api.example/x > in.json\nclaude -p brief') },
    { title: 'Checked by the shell', files: script('[ -n "$API_TOKEN" ] || exit 1\n: "${API_TOKEN:?missing}"\nclaude -p brief') },
    { title: 'Handed on in the environment', files: script('API_TOKEN="$API_TOKEN" ./fetch.sh\nexport WIKI_TOKEN="$CHAT_TOKEN"\nclaude -p brief') },
    { title: 'Whether it is there', files: script('docker run -e "TOKEN_SET=${API_TOKEN:+yes}" img\nclaude -p brief') },
    {
      title: 'On standard input',
      files: script('printf "header = \\"Authorization: Bearer %s\\"" "$API_TOKEN" | curl --config - https://api.example\nclaude -p brief'),
    },
    { title: 'Taken out of the log', files: script('claude -p brief | sed "s/$API_TOKEN/***/g" >> log') },
    {
      title: 'Through a file that only the two programs see',
      files: script('curl --config <(printf "user = %s" "$API_TOKEN") https://api.example\nclaude -p brief'),
    },
    { title: 'Only its name', files: script('claude -p "Never print \\$WIKI_TOKEN"') },
    { title: 'Looked up', files: script('claude -p "$(jq -r .api_token prompt.json)"') },
  ],
});
