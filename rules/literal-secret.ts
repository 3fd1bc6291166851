import { confidenceOf, credentials, inWords } from '../src/findings/credentials.ts';
import { defineRule, type Examples, type More, settings } from '../src/findings/rule.ts';
import { isSample } from '../src/findings/secret-files.ts';
import type { FoundSecret } from '../src/load/secrets/secrets.ts';

/** A home folder is not shared, and `~/.claude.json` is where `claude mcp add` puts what it is given. Fixtures of tests are fakes. */
function severityOf({ at, proof, test, place }: FoundSecret): More['severity'] {
  if (at.file === '~/.claude.json' || isSample(at.file)) return 'note';
  if (at.file.startsWith('~/') || test || proof === 'plain' || (place === 'prose' && proof === 'random')) return 'warning';
  return 'error';
}

export default defineRule({
  id: 'literal-secret',
  title: 'Credential written into a configuration file',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'credentials',
  conceals: true,
  why: 'A settings file, an `.mcp.json`, a skill or a script is copied, committed, packed and read by agents. A credential in it reaches everyone who gets the file, stays in the history after it was removed, and stands in every environment and command line that is made from it.',
  remedy:
    'Revoke this credential, then take it from the environment: `${NAME}` in `.mcp.json`, an env file of mode 600 outside the repository, or a helper such as `apiKeyHelper`.',
  references: ['surfaces ENV-SECRET, MCP-SECRET, CLAUDEMD-SECRET, SCRIPT-SECRET', 'security §4'],
  messages: {
    entry: '{what} stands here in the clear: whoever gets this file has it',
    argument: '{what} stands here in the clear: whoever gets this file has it, and on the command line every local user sees it',
    home: '{what} stands here in the clear: every program that runs as you can read it',
    prose: '{what} stands here in the clear: it is sent to the model with this text, and whoever gets this file has it',
  },

  check({ harness }, report) {
    const foreign = new Set(harness.scripts.flatMap(({ file, document }) => (/\bclaude\b/.test(document.text) || file.includes('.claude/') ? [] : [file])));
    for (const secret of credentials(harness)) {
      if (secret.place === 'rule' || secret.place === 'default') continue;
      // Scripts that have nothing to do with the client set up test databases with made-up passwords.
      if (secret.proof === 'plain' && foreign.has(secret.at.file)) continue;
      const severity = severityOf(secret);
      const id = secret.at.file.startsWith('~/') ? 'home' : secret.place === 'prose' ? 'prose' : secret.at.path.includes('args') ? 'argument' : 'entry';
      report(secret.at, id, { what: inWords(secret) }, { confidence: confidenceOf(secret), ...(severity && { severity }) });
    }
  },
});

/** Put together here, so that no forge takes the example for a leak. */
const drawn = (prefix: string, body: string) => prefix + body;
const anthropic = drawn('sk-ant-', 'api03-V7q2Lx9RtB4mKz81HcWfYp3NsJd6Gu0EaQ5ToXi');
const slack = drawn('xoxb', '-587200492943-242920896772-TqPfSrcg92Dh4FdvQrPE71Kw');

export const examples = (): Examples => ({
  bad: [
    { title: 'A key in the env of settings', files: settings(`{ "env": { "ANTHROPIC_API_KEY": "«${anthropic}»" } }`) },
    {
      title: 'A key after its flag, of no known vendor',
      files: { '.mcp.json': '{ "mcpServers": { "search": { "command": "search-mcp", "args": ["--api-key", "«8TfEMvet6cGmdzJNNSMFuNJ4Ou»"] } } }' },
    },
    {
      title: 'A key in a query and a token in a header',
      files: {
        '.mcp.json':
          '{ "mcpServers": { "a": { "type": "http", "url": "https://a.dev/mcp?apiKey=«q8Zr2Lx9RtB4mKz81HcWf»" }, "b": { "type": "http", "url": "https://b.dev", "headers": { "Authorization": "Bearer «q8Zr2Lx9RtB4mKz81HcWf»" } } } }',
      },
    },
    {
      title: 'A token in the text of a skill',
      files: { '.claude/skills/brief/SKILL.md': `---\nname: brief\ndescription: x\n---\nCall the API with «${slack}».\n` },
    },
    { title: 'A token in the code of a hook', files: { '.claude/hooks/notify.py': `import os\nTOKEN = "«${slack}»"\n` } },
    { title: 'A token in a hook', files: settings(`{ "hooks": { "Stop": [{ "hooks": [{ "type": "command", "command": "notify --token=«${slack}»" }] }] } }`) },
  ],
  good: [
    {
      title: 'Code that looks the token up',
      files: { '.claude/hooks/notify.py': 'import os\nTOKEN = os.environ["SLACK_TOKEN_2"]\nkey = make_cache_key_v2(TOKEN)\n' },
    },
    { title: 'A variable', files: { '.mcp.json': '{ "mcpServers": { "a": { "command": "a", "env": { "API_KEY": "${API_KEY}", "B_TOKEN": "$B_TOKEN" } } } }' } },
    {
      title: 'Words that stand for a key',
      files: {
        'CLAUDE.md': `Keys look like \`sk-ant-...\`, \`ghp_${'x'.repeat(36)}\` or \`AKIA${'IOSFODNN7EXAMPLE'}\`.\n`,
        '.mcp.json': '{ "mcpServers": { "a": { "command": "a", "env": { "API_KEY": "your-api-key-here-1234" } } } }',
      },
    },
    {
      title: 'Names that promise no secret: limits, paths, models, ids of commits',
      files: settings(
        '{ "model": "claude-opus-4-5-20251101", "apiKeyHelper": "~/.claude/get-key-2.sh", "env": { "MAX_THINKING_TOKENS": "31999", "SSH_KEY": "~/.ssh/id_ed25519", "GIT_COMMIT": "3f786850e387550fdab836ed7e6dc881de23001b" } }',
      ),
    },
    { title: 'The password of every local database', files: settings('{ "env": { "DATABASE_URL": "postgres://postgres:postgres@localhost:5432/app" } }') },
  ],
});
