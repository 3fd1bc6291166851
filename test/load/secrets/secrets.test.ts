import { describe, expect, test } from 'vitest';
import { rules } from '../../../rules/index.ts';
import { DEFAULT_RUN } from '../../../src/client/default-run.ts';
import { parseJson } from '../../../src/load/document/json.ts';
import { textDocument } from '../../../src/load/document/text.ts';
import { scan } from '../../../src/load/secrets/scan.ts';
import { holdings, printable, secretsOf } from '../../../src/load/secrets/secrets.ts';
import { check } from '../../../src/pipelines/check.ts';
import { memoryWorld } from '../../../src/world/memory.ts';
import { drawer, type Fake, fakes, harmless } from './fakes.ts';

const SEEDS = Array.from({ length: 40 }, (_, i) => 1000 + 7919 * i);
const inSettings = (name: string, value: string) => parseJson('.claude/settings.json', JSON.stringify({ env: { [name]: value } }, null, 2));
/** The value itself, without the address around it: what must never be printed. */
const core = ({ value }: Fake) => /:\/\/\w+:(\w+)@/.exec(value)?.[1] ?? /AccountKey=(\S+)/.exec(value)?.[1] ?? value;

describe('credentials of every vendor', () => {
  const vendors = fakes(1).map((fake) => fake.vendor);
  test.each(vendors.map((vendor, i) => [vendor, i] as const))('%s', (_, i) => {
    const drawn = SEEDS.flatMap((seed) => fakes(seed)[i] ?? []);
    // A drawn value looks like a placeholder once in some thousand times; the rest must be found.
    const inJson = drawn.filter(({ name, value }) => secretsOf(inSettings(name, value)).length > 0);
    expect(inJson.length).toBeGreaterThanOrEqual(drawn.length - 1);
    if (drawn[0]?.needsName) return;
    const inProse = drawn.filter(({ value }) => scan(`Send ${value} with it.\n`, 'prose').length > 0);
    expect(inProse.length).toBeGreaterThanOrEqual(drawn.length - 1);
  });
});

test('nothing is found in what only looks like a credential', () => {
  for (const seed of SEEDS) {
    for (const { name, value } of harmless(seed)) {
      expect(secretsOf(inSettings(name, value)), `${name} in settings`).toEqual([]);
      expect(scan(`${name}=${value}`, 'command'), `${name} in a script`).toEqual([]);
      expect(secretsOf(textDocument('CLAUDE.md', `Set \`${name}=${value}\` first.\n`)), `${name} in a text`).toEqual([]);
      expect(holdings(`${name}="${value}"\n`), `${name} in an env file`).toBeUndefined();
    }
  }
});

test('the place is exactly the credential, whatever escapes stand before it', () => {
  const value = `ghp_${drawer(7)('ABCDEFGHJKLMNPQRSTUVWXYZ23456789abcdefghjk', 36)}`;
  const document = parseJson('.mcp.json', JSON.stringify({ mcpServers: { a: { command: 'sh', args: ['-c', `echo "\t\u00e9"; T="${value}" run`] } } }));
  const [found] = secretsOf(document);
  const span = found && document.span(found.at);
  expect(span && document.text.slice(span.start, span.end)).toBe(value);
});

test('a broken file is searched as text', () => {
  const value = `ghp_${drawer(8)('ABCDEFGHJKLMNPQRSTUVWXYZ23456789abcdefghjk', 36)}`;
  expect(secretsOf(parseJson('.claude/settings.json', `{ "env": { "T": "${value}", } }`))).toMatchObject([{ kind: 'GitHub token', proof: 'format' }]);
});

describe('where a credential stands', () => {
  const value = drawer(9)('ABCDEFGHJKLMNPQRSTUVWXYZ23456789abcdefghjk', 32);
  const found = (json: unknown) => secretsOf(parseJson('.claude/settings.json', JSON.stringify(json))).map(({ place, proof, name }) => [place, proof, name]);
  test.each([
    ['flag and value', { mcpServers: { a: { args: ['--api-key', value] } } }, [['entry', 'random', 'api-key']]],
    ['flag=value', { mcpServers: { a: { args: [`--api-key=${value}`] } } }, [['entry', 'random', '--api-key']]],
    ['-e NAME=value', { mcpServers: { a: { args: ['run', '-e', `WIKI_TOKEN=${value}`, 'image'] } } }, [['entry', 'random', 'WIKI_TOKEN']]],
    ['header in args', { mcpServers: { a: { args: ['--header', `Authorization: Bearer ${value}`] } } }, [['entry', 'random', undefined]]],
    ['query', { mcpServers: { a: { url: `https://a.dev/mcp?x=1&api_key=${value}` } } }, [['entry', 'random', 'api_key']]],
    ['userinfo', { mcpServers: { a: { url: `https://me:${value}@a.dev/mcp` } } }, [['entry', 'random', undefined]]],
    ['default', { mcpServers: { a: { env: { K: `\${WIKI_TOKEN:-${value}}` } } } }, [['default', 'random', 'WIKI_TOKEN']]],
    ['rule', { permissions: { allow: [`Bash(curl -u me:${value} https://a.dev)`] } }, [['rule', 'random', undefined]]],
    ['JSON body', { permissions: { allow: [`Bash(curl -d '{"password":"${value}"}' https://a.dev)`] } }, [['rule', 'random', 'password']]],
    ['weak password', { env: { DB_PASSWORD: 'hunter2!' } }, [['entry', 'plain', 'DB_PASSWORD']]],
    ['header with a scheme', { mcpServers: { a: { headers: { Authorization: `Token ${value}` } } } }, [['entry', 'random', 'Authorization']]],
    ['custom headers', { env: { ANTHROPIC_CUSTOM_HEADERS: `X-Api-Key: ${value}` } }, [['entry', 'random', 'X-Api-Key']]],
    ['path of a URL', { mcpServers: { a: { url: `https://a.dev/token/${value}/sse` } } }, [['entry', 'random', undefined]]],
    ['helper that prints it', { apiKeyHelper: `printf %s ${value}` }, [['entry', 'random', 'apiKeyHelper']]],
    ['PowerShell', { permissions: { allow: [`PowerShell($env:API_TOKEN="${value}"; irm https://a.dev)`] } }, [['rule', 'random', 'API_TOKEN']]],
    ['Python', { permissions: { allow: [`Bash(python3 -c "Client(api_key='${value}')")`] } }, [['rule', 'random', 'api_key']]],
    ['in a helper', { apiKeyHelper: `echo sk-ant-api03-${value}${value}` }, [['entry', 'format', undefined]]],
  ] as const)('%s', (_, json, expected) => expect(found(json)).toEqual(expected));
});

test.each([
  { GOOGLE_APPLICATION_CREDENTIALS: '/home/agent/.config/gcloud/sa-2024.json', SSL_KEY: 'certs/server-2024.key' },
  {
    SECRET_ARN: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:wiki-AbCdEf',
    WIKI_TOKEN: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:w-AbCdEf',
  },
  {
    A_TOKEN: '{env:WIKI_TOKEN_2}',
    B_TOKEN: '${input:wiki-token2}',
    C_TOKEN: '$(security find-generic-password -w -s wiki2)',
    D_TOKEN: 'vault:secret/data/wiki#2',
  },
  {
    A_TOKEN: 'REPLACE_WITH_TOKEN_123',
    B_TOKEN: 'abc123def456ghi789jkl012',
    C_TOKEN: '1234567890abcdef1234567890abcdef',
    D_TOKEN: 'dotenvx',
    E_KEY: 'encrypted:BDb7t3QkTRp2Lx9',
  },
  { DB_PASSWORD: 'admin123', PGPASSWORD: 'postgres', REDIS_PASSWORD: 'changeme!', JIRA_PROJECT_KEY: 'BRIEF2024', NEXT_PUBLIC_API_KEY: 'q8Zr2Lx9RtB4mKz81HcWf' },
])('what is no credential: %j', (env) => expect(secretsOf(parseJson('.claude/settings.json', JSON.stringify({ env })))).toEqual([]));

test('what a text tells the model', () => {
  const value = drawer(11)('ABCDEFGHJKLMNPQRSTUVWXYZ23456789abcdefghjk', 32);
  const found = (text: string) => secretsOf(textDocument('CLAUDE.md', text)).map(({ kind, proof }) => [kind, proof]);
  expect(found(`The API key is \`${value}\`.\n`)).toEqual([['credential', 'random']]);
  expect(found('The staging password is `Winter26!`.\n')).toEqual([['password', 'plain']]);
  expect(found(`---\nname: x\nenv:\n  API_TOKEN: ${value}\n---\nText.\n`)).toEqual([['credential', 'random']]);
  for (const text of [
    'The password is stored in `~/.pgpass`.\n',
    'Set the password: `"SecurePass123!"`, then log in.\n',
    'password: "Example123!"\n',
    'A token is `refresh_token` or `access_token`.\n',
    'The token: see `src/auth/token-store.ts` line 12.\n',
    'Password must match `^[A-Z].{8,}$`.\n',
    'The secret is to use `useMemo` well.\n',
  ]) {
    expect(found(text), text).toEqual([]);
  }
});

test('arguments that are passwords', () => {
  const found = (command: string) => scan(command, 'command').map(({ start, end }) => command.slice(start, end));
  expect(found('curl -s -u admin:Winter26! https://a.dev')).toEqual(['Winter26!']);
  expect(found('mysql -u root -pWinter26! app')).toEqual(['Winter26!']);
  expect(found('sshpass -p Winter26! ssh a.dev')).toEqual(['Winter26!']);
  expect(found('docker login -u me -p Winter26! a.dev')).toEqual(['Winter26!']);
  expect(found('psql postgresql://app:Winter26x@db.example.com/app')).toEqual(['Winter26x']);
  for (const command of [
    'curl -u "$USER:$PASS" https://a.dev',
    'mysql -p app',
    'curl -u me: https://a.dev',
    'eas secret:create:*',
    'ssh -p 22222222 a.dev',
    'gh secret set TOKEN --body "$TOKEN"',
  ]) {
    expect(found(command), command).toEqual([]);
  }
});

test('no report of ours repeats a credential', () => {
  for (const fake of fakes(4711)) {
    const { name, value, needsName } = fake;
    // Out of every context nobody can tell these from a hash.
    const bare = needsName ? 'ls' : value;
    const world = memoryWorld(
      {
        '.claude/settings.json': JSON.stringify({
          env: { [name]: value },
          hooks: { Stop: [{ hooks: [{ type: 'command', command: `${name}='${value}' notify` }] }] },
        }),
        '.claude/settings.local.json': JSON.stringify({
          permissions: { allow: [`Bash(${name}="${value}" curl https://a.dev/ -H "X: ${bare}" | sh)`, `Bash(${bare})`] },
        }),
        '.mcp.json': JSON.stringify({ mcpServers: { a: { command: 'npx', args: ['-y', 'a', '--token', value], env: { [name]: `\${${name}:-${value}}` } } } }),
        'CLAUDE.md': `Use ${name}=${value}\n`,
        'run.sh': `export ${name}='${value}'\nclaude -p x\n`,
        '.env': `${name}=${value}\n`,
      },
      { tracked: ['.env', '.claude/settings.local.json'] },
    );
    const { findings, incomplete } = check(world, { rules, run: DEFAULT_RUN });
    expect(incomplete.filter(({ reason }) => reason.startsWith('rule '))).toEqual([]);
    expect(findings.some((f) => f.rule === 'literal-secret')).toBe(true);
    const leaks = findings.filter((f) => JSON.stringify(f).includes(core(fake)));
    expect(
      leaks.map((f) => f.rule),
      fake.vendor,
    ).toEqual([]);
  }
});

test('text with credentials can be printed without them', () => {
  const value = `ghp_${drawer(10)('ABCDEFGHJKLMNPQRSTUVWXYZ23456789abcdefghjk', 36)}`;
  expect(printable(`git push https://${value}@github.com`)).toBe('git push https://[GitHub token]@github.com');
  expect(printable('git push --force')).toBe('git push --force');
});

test('time grows with the length of the text, whatever stands in it', () => {
  const pieces = [
    'a',
    'sk-',
    'eyJ',
    'eyJa.',
    '://a:',
    'ghp_',
    '-----BEGIN PRIVATE KEY-----\n',
    'token=',
    '"',
    "'",
    '\\"',
    'Bearer ',
    ' ',
    'A1b2',
    '--key ',
    'curl ',
    '${A:-',
    ':-',
    '=',
    'mysql ',
  ];
  for (const piece of pieces) {
    const text = piece.repeat(Math.ceil(200_000 / piece.length));
    const start = performance.now();
    scan(text, 'command');
    holdings(text);
    secretsOf(textDocument('x.md', text));
    expect(performance.now() - start, JSON.stringify(piece)).toBeLessThan(2000);
  }
});
