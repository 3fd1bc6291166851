import { inWords } from '../src/findings/credentials.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import { whatItHolds } from '../src/findings/secret-files.ts';
import { filesInShell } from '../src/load/read/script.lazy.ts';
import { isSecretName } from '../src/load/role.ts';
import { detectInText } from '../src/load/secrets/detect.lazy.ts';

export default defineRule({
  id: 'startup-secret',
  title: 'Secret that every shell of the user loads',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'secretFiles',
  conceals: true,
  why: 'What a shell start-up file exports stands in the environment of every program that is started from then on: of every agent, its servers and hooks, and of every package script. A secret belongs to the one job that needs it.',
  remedy: 'Load the secret only in the script that needs it (`set -a; . FILE; set +a`), and take the line out of the start-up file.',
  references: ['security §4', 'surfaces SCRIPT-ENVFILE, ENV-SECRET'],
  messages: {
    value: '{what} is set in a shell start-up file: every program that you start has it in its environment, agents and their servers too',
    sourced: 'this start-up file loads {file}, which {holds}: every program that you start has it in its environment, agents and their servers too',
  },

  check({ harness }, report) {
    const { facts, secretFiles, startupFiles } = harness;
    for (const { file, document } of startupFiles) {
      const [first, ...more] = detectInText(document, 'command').filter(({ proof, test }) => proof !== 'plain' && !test);
      if (first) {
        const what = inWords(first).replace(/^./, (letter) => letter.toUpperCase());
        report(first.at, 'value', { what: more.length === 0 ? what : `${what}, with ${more.length} more secrets,` });
      }
      const seen = new Set<string>();
      for (const { file: loaded, at } of filesInShell(document.text, '', (start, end) => ({ file, path: [], within: { start, end } }))) {
        const secret = secretFiles.find((one) => one.file === loaded);
        // Start-up files load much; what a script of the project loads too, or what is called a secret, is looked into.
        if (seen.has(loaded) || !/^[~/]/.test(loaded) || !(secret || isSecretName(loaded) || /secret|token|credential|api[_-]?key/i.test(loaded))) continue;
        seen.add(loaded);
        const stat = facts.stat(loaded);
        const holds = stat && stat.kind !== 'directory' ? whatItHolds(secret ?? { file: loaded, stat, why: 'sourced' }, facts) : undefined;
        if (holds !== undefined) report(at, 'sourced', { file: loaded, holds }, secret ? {} : { severity: 'note' });
      }
    }
  },
});

const token = `xoxb${'-587200492943-242920896772-TqPfSrcg92Dh4FdvQrPE71Kw'}`;
const agent = { text: `CHAT_TOKEN=${token}\n`, mode: 0o600 };

export const examples = (): Examples => ({
  bad: [
    { title: 'A token in .bashrc', files: { '~/.bashrc': `alias ll='ls -l'\nexport CHAT_TOKEN=«${token}»\n` } },
    {
      title: 'The env file of the agent',
      files: {
        'run.sh': 'set -a\n. "$HOME/.env.agent"\nclaude -p brief\n',
        '~/.env.agent': agent,
        '~/.profile': '[ -f ~/.env.agent ] && . «~/.env.agent»\n',
      },
    },
    { title: 'Another file of secrets (a note)', files: { '~/.secrets': agent, '~/.zshrc': 'source «~/.secrets»\n' } },
  ],
  good: [
    {
      title: 'Only the script loads it',
      files: { 'run.sh': 'set -a\n. "$HOME/.env.agent"\nclaude -p brief\n', '~/.env.agent': agent, '~/.profile': '. ~/.bashrc\n', '~/.bashrc': 'set -o vi\n' },
    },
    {
      title: 'Taken from a store, or no secret',
      files: {
        '~/.bashrc': 'export CHAT_TOKEN="$(pass show chat)"\nexport EDITOR=vim\nexport API_KEY=${API_KEY:-}\n. ~/.cargo/env\n',
        '~/.cargo/env': 'PATH=x\n',
      },
    },
  ],
});
