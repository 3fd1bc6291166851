import fc from 'fast-check';
import { expect, test } from 'vitest';
import { examples } from '../../rules/examples.ts';
import { rules } from '../../rules/index.ts';
import { DEFAULT_RUN } from '../../src/client/default-run.ts';
import { TLS_SWITCHES } from '../../src/client/env-names.ts';
import { ADVISORIES } from '../../src/client/server-advisories.ts';
import { GATES, type Gate } from '../../src/findings/gate.ts';
import { USUAL } from '../../src/findings/gates/open-shell.ts';
import { JUDGED, SWITCHES } from '../../src/findings/gates/plain-servers.ts';
import type { Subject } from '../../src/findings/rule.ts';
import { discover } from '../../src/load/discover.ts';
import { load } from '../../src/load/load.ts';
import { asObject } from '../../src/load/values.ts';
import { type Files, memoryWorld } from '../../src/world/memory.ts';

/** How often each kind of tree was so plain that a gate was closed: a property that is never put to the test proves nothing. */
const RUNS = 1_500;

function subjectOf(files: Files): Subject {
  const world = memoryWorld(files);
  return { harness: load(world, discover(world)), run: DEFAULT_RUN, settings: { vars: undefined }, accepts: [], configFile: undefined };
}

/** What the rules behind closed gates find all the same. */
function hidden(subject: Subject, ...asked: readonly Gate[]): { readonly closed: boolean; readonly found: readonly string[] } {
  const closed = new Set(asked.filter((gate) => !GATES[gate](subject)));
  const found: string[] = [];
  for (const rule of rules) {
    if (rule.gate === undefined || !closed.has(rule.gate) || rule.tier === 'audit') continue;
    rule.check(subject, (at, id) => found.push(`${rule.id} ${id} ${at.path.join('.')}`), { length: 80 });
  }
  return { closed: closed.size > 0, found };
}

function holds(trees: fc.Arbitrary<Files>, ...gates: readonly Gate[]): void {
  let closed = 0;
  fc.assert(
    fc.property(trees, (files) => {
      const answer = hidden(subjectOf(files), ...gates);
      if (answer.closed) closed++;
      expect(answer.found, JSON.stringify(files)).toEqual([]);
    }),
    { numRuns: RUNS, seed: 7 },
  );
  expect(closed).toBeGreaterThan(RUNS / 20);
}

const word = fc.constantFrom(
  ...'date git blame ruff check tree npm run lint npm test pytest cargo git checkout git push git reset --hard npm install -g npm i docker run --privileged kubectl -n'.split(
    ' ',
  ),
  ...'git npm npx ls cat rm curl sudo env timeout date node python docker gh push status diff log commit run test build lint add -f --force -rf -c . .. / /etc/passwd /home/ann/x --no-verify origin main @scope/x a:b FOO=1 $HOME | > * x* then do find echo npm. printenv dd tar -o .claude/settings.json https://x.io/ @.env _x -'.split(
    ' ',
  ),
);
const command = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
const path = fc.array(
  fc.constantFrom('.env', './', '/', '**', '*', 'src', 'secrets', '..', '.', '~/', '//', '.env.*', '!', '[a]', '{a,b}', '$HOME', 'home', ' '),
  { minLength: 1, maxLength: 4 },
);
const rule = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(command, fc.constantFrom('', '', ':*', ' *', '*', ':* ')).map(([text, end]) => `Bash(${text}${end})`) },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom('Read', 'Edit', 'Write', 'Glob'), path).map(([tool, parts]) => `${tool}(${parts.join('')})`) },
  fc
    .tuple(fc.constantFrom('domain:', '', 'url:'), fc.constantFrom('example.com', '*.example.com', '*', '.com', 'a.b:80', 'x/y', ''))
    .map((parts) => `WebFetch(${parts.join('')})`),
  fc.constantFrom('WebSearch', 'Glob', 'Grep', 'Read', 'Edit', 'Bash', 'WebFetch', 'bash', 'Task', 'Skill', 'TodoWrite', 'Bsh', 'MultiEdit'),
  fc
    .tuple(fc.constantFrom('wiki', 'mail', 'wi ki', 'w_', ''), fc.constantFrom('', '__read', '__*', '__', '__a__b', '__re ad'))
    .map(([server, tool]) => `mcp__${server}${tool}`),
);
const list = fc.array(fc.oneof({ weight: 5, arbitrary: rule }, fc.constant('Read(./.env)')), { maxLength: 2 });
const servers = { '.mcp.json': '{ "mcpServers": { "wiki": { "type": "http", "url": "https://wiki.example.com/mcp" } } }' };

test('permission rules', () => {
  const settings = fc.record({
    allow: list,
    ask: list,
    deny: list,
    named: fc.option(fc.constantFrom('wiki', 'mail')),
    list: fc.constantFrom('enabledMcpjsonServers', 'disabledMcpjsonServers'),
    defined: fc.boolean(),
  });
  const trees = settings.map(
    ({ allow, ask, deny, named, list, defined }): Files => ({
      '.claude/settings.json': JSON.stringify({ permissions: { allow, ask, deny }, ...(named && { [list]: [named] }) }),
      ...(defined && servers),
    }),
  );
  holds(trees, 'grants', 'reach', 'together', 'settings');
});

test('servers', () => {
  const variable = fc.constantFrom(
    '${TOKEN}',
    'Bearer ${WIKI_TOKEN}',
    '${TOKEN:-x}',
    '$TOKEN',
    'abc',
    '${GITHUB_TOKEN}',
    '${ANTHROPIC_API_KEY}',
    '${user}',
    ' ${TOKEN}',
    '{{TOKEN}}',
    '1',
    '',
  );
  const keys = fc.constantFrom('Authorization', 'X-Api-Key', 'NODE_OPTIONS', 'NODE_TLS_REJECT_UNAUTHORIZED', 'HOST', 'A B', 'GIT_SSL_NO_VERIFY');
  const map = fc.dictionary(keys, variable, { maxKeys: 2 });
  const url = fc.constantFrom(
    'https://wiki.example.com/mcp',
    'http://wiki.example.com',
    'https://a:b@x.io/',
    'https://x.io/?key=${TOKEN}',
    'https://x.io/mcp ',
    'https://x.io:8443/',
  );
  const args = fc.array(
    fc.constantFrom(
      '-y',
      'wiki-mcp@1.2.3',
      '@a/b@2.0.0',
      'wiki-mcp',
      'x@latest',
      'mcp-remote@0.1.0',
      '--host',
      '0.0.0.0',
      '/',
      '@supabase/mcp-server-supabase@0.5.0',
      'x@1.2',
    ),
    { maxLength: 3 },
  );
  const more = fc.constantFrom({}, {}, {}, { cwd: '/' }, { disabled: true }, { timeout: 5 }, { headersHelper: 'x' });
  const remote = fc.record({ type: fc.constantFrom('http', 'sse', 'https', undefined), url, headers: fc.option(map, { nil: undefined }) });
  const local = fc.record({
    type: fc.constantFrom('stdio', undefined),
    command: fc.constantFrom('npx', 'npx', 'node', 'sh', 'uvx', '/tmp/x'),
    args,
    env: fc.option(map, { nil: undefined }),
  });
  const server = fc.tuple(fc.oneof(remote, local), more).map((parts) => Object.assign({}, ...parts));
  const name = fc.constantFrom('wiki', 'wi-ki', 'wi_ki', 'wi.ki', 'workspace', 'Wiki');
  const root = fc.constantFrom({}, {}, {}, {}, { x: 1 });
  holds(
    fc
      .tuple(fc.dictionary(name, server, { maxKeys: 2 }), root)
      .map(([mcpServers, beside]): Files => ({ '.mcp.json': JSON.stringify({ mcpServers, ...beside }) })),
    'servers',
    'commands',
  );
});

test('what a plain server may not start or set', () => {
  for (const name of TLS_SWITCHES.keys()) expect(SWITCHES.some((part) => name.includes(part))).toBe(true);
  for (const { name } of ADVISORIES) expect(JUDGED).toContain(` ${name} `);
});

test('what nearly every project allows', () => {
  for (const usual of USUAL.trim().split(' ')) {
    for (const more of [[], ['WebFetch(domain:x.io)', 'Bash(npm run x:*)', 'Bash(ls:*)', 'WebSearch']]) {
      const allow = [`Bash(${usual.replaceAll('_', ' ')}:*)`, ...more];
      const { found } = hidden(subjectOf({ '.claude/settings.json': JSON.stringify({ permissions: { allow, deny: ['Read(./.env)'] } }) }), 'reach', 'together');
      expect(found, usual).toEqual([]);
    }
  }
});

/** Parts of what the rules' own examples hold, put together anew. */
const texts = Object.values(examples).flatMap((of) => [...of().bad, ...of().good].flatMap(({ files }) => Object.entries(files)));
const plain = (file: Files[string]): string => (typeof file === 'string' ? file : 'text' in file ? file.text : '').replace(/[«»]/g, '');
const pages = texts.flatMap(([name, file]) => (name.endsWith('.md') ? [plain(file)] : []));
const lines = [...new Set(pages.flatMap((page) => page.split('\n')).filter((line) => line !== '' && line.length < 400))];

test('texts for the model', () => {
  const body = fc.array(fc.constantFrom(...lines), { maxLength: 4 }).map((some) => some.join('\n'));
  const front = fc.array(fc.constantFrom(...lines.filter((line) => /^[\w-]+: /.test(line))), { maxLength: 2 });
  const name = fc.constantFrom('report', 'report', 'Report', 'reports', '-x');
  const skill = fc
    .tuple(name, front, body)
    .map(([named, more, text]) => `---\nname: ${named}\ndescription: Writes it\n${more.map((line) => `${line}\n`).join('')}---\n${text}\n`);
  const place = fc.constantFrom(
    '.claude/skills/report/SKILL.md',
    '.claude/commands/report.md',
    'CLAUDE.md',
    '.claude/skills/report.md',
    '.claude/skills/a/b/SKILL.md',
  );
  holds(fc.dictionary(place, fc.oneof(skill, body), { minKeys: 1, maxKeys: 2 }), 'frontMatter', 'prose', 'references', 'characters', 'credentials', 'strays');
});

test('settings', () => {
  const values = texts.flatMap(([name, file]) => {
    try {
      return name.endsWith('settings.json') ? Object.entries(asObject(JSON.parse(plain(file))) ?? {}) : [];
    } catch {
      return [];
    }
  });
  const keys = fc.constantFrom('$schema', 'model', 'includeCoAuthoredBy', 'enabledMcpjsonServers', 'disabledMcpjsonServers', 'permissions');
  const value = fc.constantFrom<unknown>('x', true, ['x'], {}, null, 1, [1], { allow: ['Bash(npm test)'] }, { deny: [] }, { allow: 'x' });
  const entry = fc.oneof({ weight: 2, arbitrary: fc.tuple(keys, value) }, fc.constantFrom(...values));
  const trees = fc.array(entry, { maxLength: 3 }).map((entries): Files => ({ '.claude/settings.json': JSON.stringify(Object.fromEntries(entries)) }));
  holds(trees, 'settings', 'repeats', 'commands', 'environment', 'sandbox', 'hooks', 'plugins', 'modes');
});
