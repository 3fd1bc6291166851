// A monorepo of as many configuration files as asked for, made from a seed: kinds, sizes and contents in the proportions that 82 public
// repositories have (half of it skills, median 6 KB; a quarter of the text code; two thirds of the files with characters beyond ASCII;
// a settings file of a dozen rules for every seventy others, with the mistakes that people make). Our own words; nothing is anybody's.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Numbers that look drawn and are the same every time. */
function dice(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n) => Math.floor(next() * n);
  const normal = () => Math.sqrt(-2 * Math.log(next() || 1e-9)) * Math.cos(2 * Math.PI * next());
  return {
    below,
    chance: (p) => next() < p,
    pick: (list) => list[below(list.length)],
    /** Long-tailed sizes by their median and 99th percentile. */
    size: (median, p99) => Math.round(Math.min(1.4 * p99, median * Math.exp((normal() * Math.log(p99 / median)) / 2.326))),
  };
}

const WORDS =
  'the the the a a to to of of and and in for with is are that this it on by or as be when each all not file files code test tests change changes project module service request response data value values type types error errors function class method name list table column index page view model state event events message output input result results step steps section review check build run release version branch commit config option options default path folder format style pattern example case cases rule rules line lines text context agent task tasks plan search read write update create remove add use using make verify follow before after first then only same new existing current specific clear simple short always must should may can if unless because between across during within cache query schema client server route component layout hook store action handler worker queue job report log metric feature flag package dependency library framework tool tools script command prompt document documentation guide reference summary detail note notes section'.split(
    ' ',
  );
const CODE = {
  bash: [
    'npm run build',
    'git status --short',
    'rg "import" src/ | head -20',
    'npx vitest run',
    'cd packages/core && npm test',
    'mkdir -p out',
    'export MODE=test',
    '# run the checks',
  ],
  ts: [
    'export function load(input: string): Result {',
    '  const items = await client.fetchAll({ limit: 50, cursor });',
    '  if (!items.length) return undefined;',
    'const store = createStore();',
    '  return items.map((item) => ({ id: item.id, label: item.name }));',
    '}',
    '// keep in order',
  ],
  python: [
    'def collect(rows: list[dict]) -> dict:',
    '    result = defaultdict(list)',
    '    for row in rows:',
    '        result[row["kind"]].append(row)',
    '    return dict(result)',
    'import pathlib',
    'API_URL = settings.api_url',
  ],
  json: ['{', '  "name": "value",', '  "items": ["first", "second"],', '  "limit": 50', '}'],
  '': ['src/', '  components/', '    Button.tsx', '  index.ts', 'docs/getting-started.md', '+-----------+'],
};
const INLINE = [
  'src/index.ts',
  'npm test',
  'package.json',
  'useState',
  'git diff',
  'README.md',
  'config.yaml',
  '--watch',
  'src/lib/db.ts',
  'CHANGELOG.md',
  'null',
  'getServerSideProps',
  'docs/adr/0001-record.md',
  'app.settings.theme',
  'pnpm -r build',
];
const BEYOND = [' — ', ' → ', ' ✅ ', ' “quoted” ', '…', ' • ', ' ≥ ', ' ⚠️ ', ' é '];
/** Sentences with the words that rules look for, as often as they stand in public files. */
const TELLING = [
  [9, 'Ask the user which one is meant.'],
  [8, 'Take the first value from the table.'],
  [4, 'Sort by the primary key.'],
  [3, 'Never edit generated code.'],
  [2, 'Count tokens before the call.'],
  [1, 'Keep it short.'],
  [1, 'Load every secret at run time.'],
  [0.5, 'Reset the password form after a failure.'],
  [0.6, 'Copy `.env.example` to `.env`.'],
  [0.6, 'Ignore generated files.'],
  [2.5, 'See https://docs.example.com/guide/v2 for details.'],
  [0.25, 'Check it with `curl -s http://localhost:3000/health`.'],
  [0.5, 'Pin to 4f2a9c1e7b3d5a60f8e2.'],
  [0.5, 'Use model claude-sonnet-4-20250514.'],
  [0.05, 'Run `scripts/check.sh` at the end.'],
].flatMap(([times, sentence]) => Array.from({ length: 20 * times }, () => sentence));
const CJK = '設定を読み込み結果を確認してから次の手順に進みます必要な項目だけ変更し理由を記録する'.split('');

function prose(draw, length, beyond) {
  let text = '';
  while (text.length < length) {
    const words = [];
    for (let n = 6 + draw.below(14); n > 0; n--) words.push(draw.chance(0.05) ? `\`${draw.pick(INLINE)}\`` : draw.pick(WORDS));
    const sentence = words.join(beyond && draw.chance(0.15) ? draw.pick(BEYOND) : ' ');
    text += `${sentence[0].toUpperCase()}${sentence.slice(1)}. `;
    if (draw.chance(0.33)) text += `${draw.pick(TELLING)} `;
  }
  return text.trimEnd();
}

/** Headings, paragraphs, lists, tables, code, links. */
function markdown(draw, length) {
  const beyond = draw.chance(0.65);
  const cjk = draw.chance(0.03);
  const parts = [];
  let size = 0;
  const add = (part) => {
    parts.push(part);
    size += part.length + 2;
  };
  while (size < length) {
    const kind = draw.below(20);
    if (cjk && kind < 12) add(Array.from({ length: 120 }, () => draw.pick(CJK)).join(''));
    else if (kind < 4) add(`${'#'.repeat(2 + draw.below(2))} ${prose(draw, 15, beyond).slice(0, 50)}`);
    else if (kind < 8) add(prose(draw, 220, beyond));
    else if (kind < 14) add(Array.from({ length: 2 + draw.below(5) }, () => `- **${draw.pick(WORDS)}**: ${prose(draw, 50, beyond)}`).join('\n'));
    else if (kind < 18) {
      const language = draw.pick(Object.keys(CODE));
      add(`\`\`\`${language}\n${Array.from({ length: 4 + draw.below(14) }, () => draw.pick(CODE[language])).join('\n')}\n\`\`\``);
    } else if (kind < 19)
      add(
        `| ${draw.pick(WORDS)} | ${draw.pick(WORDS)} |\n|----------|----------|\n${Array.from({ length: 4 }, () => `| \`${draw.pick(INLINE)}\` | ${draw.pick(WORDS)} ${draw.pick(WORDS)} |`).join('\n')}`,
      );
    else add(draw.chance(0.5) ? `See [the guide](https://docs.example.com/${draw.pick(WORDS)}).` : prose(draw, 100, beyond));
  }
  return `${parts.join('\n\n')}\n`;
}

/** One in six is written in a way that only a whole YAML parser reads. */
function front(draw, fields) {
  const lines = Object.entries(fields).map(([name, value]) => {
    if (name !== 'description') return `${name}: ${value}`;
    if (draw.chance(0.13)) return `description: >-\n  ${value.slice(0, 90)}\n  ${value.slice(90)}`;
    return draw.chance(0.06)
      ? `description: {en: "${value}"}`
      : draw.chance(0.3)
        ? `description: "${value.replaceAll('"', "'")}"`
        : `description: ${value.replaceAll(': ', ' ').replaceAll(' #', ' ')}`;
  });
  return `---\n${lines.join('\n')}\n---\n\n`;
}

const PROGRAMS =
  'git gh npm grep ls find cat npx node python3 docker cargo pnpm make jq mkdir uv pytest tsc rg head sed kubectl echo mv cp chmod wc tree tail sort diff go bun yarn pip ruff eslint prettier vitest playwright terraform aws gcloud psql redis-cli stat du which pwd date awk touch tee unzip java mvn gradle swift xcodebuild flutter dart php composer bundle rails mix elixir dotnet cmake ninja ctest just'.split(
    ' ',
  );
const SUBCOMMANDS = ['run', 'install', 'status', 'add', 'log', 'diff', 'list', 'view', 'build', 'test', 'exec'];
function rule(draw) {
  const kind = draw.below(100);
  const program = draw.pick(PROGRAMS);
  if (kind < 8) return `Bash(${program}:*)`;
  if (kind < 58) return `Bash(${program} ${draw.pick(SUBCOMMANDS)}:*)`;
  if (kind < 76) return `Bash(${program} ${draw.pick(SUBCOMMANDS)} --filter ${draw.pick(WORDS)} ./packages/${draw.pick(WORDS)}-${draw.below(400)})`;
  if (kind < 82) return `Bash(${program} ${draw.pick(SUBCOMMANDS)} *)`;
  if (kind < 87) return `WebFetch(domain:${draw.pick(WORDS)}.example.com)`;
  if (kind < 92) return `mcp__tickets__${draw.pick(WORDS)}`;
  if (kind < 95) return `Read(//home/dev/${draw.pick(WORDS)}/**)`;
  return draw.pick(['WebSearch', 'Edit', 'Skill(review)', 'Read(~/notes/**)', 'Edit(docs/**)']);
}
const rules = (draw, n) => [...new Set(Array.from({ length: n }, () => rule(draw)))];

function settings(draw) {
  const value = { permissions: { allow: rules(draw, draw.size(12, 220)) } };
  if (draw.chance(0.28)) value.permissions.deny = ['Read(./.env)', 'Read(./secrets/**)', 'Bash(rm -rf:*)', ...rules(draw, draw.below(10))];
  if (draw.chance(0.1)) value.permissions.ask = ['Bash(git push:*)'];
  if (draw.chance(0.19)) value.env = { NODE_ENV: 'development', BASH_DEFAULT_TIMEOUT_MS: '60000' };
  if (draw.chance(0.49)) value.hooks = hooks(draw);
  return `${JSON.stringify(value, null, 2)}\n`;
}
const hooks = (draw) => ({
  PostToolUse: [
    {
      matcher: 'Edit|Write',
      hooks: [
        {
          type: 'command',
          command: draw.pick(['npx prettier --write .', '"$CLAUDE_PROJECT_DIR"/.claude/hooks/format.sh', 'jq -r .tool_input.file_path | xargs npx eslint']),
        },
      ],
    },
  ],
  ...(draw.chance(0.4) && { Stop: [{ hooks: [{ type: 'command', command: 'echo done', timeout: 10 }] }] }),
});
const server = (draw) =>
  draw.chance(0.4)
    ? { type: 'http', url: 'https://tickets.example.com/mcp' }
    : { command: 'npx', args: ['-y', `@example/${draw.pick(WORDS)}-mcp@1.4.2`], env: { API_TOKEN: '${API_TOKEN}' } };

/** How many of 10,000, where, and what. */
const KINDS = [
  [4040, (i, n) => `packages/p${i % n}/.claude/skills/skill-${i}/SKILL.md`, (draw, i) => skill(draw, `skill-${i}`, 6280, 45_707)],
  [1350, (i, n) => `plugins/p${i % n}/skills/skill-${i}/SKILL.md`, (draw, i) => skill(draw, `skill-${i}`, 6280, 45_707)],
  [1080, (i, n) => `packages/p${i % n}/.claude/commands/command-${i}.md`, (draw) => command(draw)],
  [580, (i, n) => `plugins/p${i % n}/commands/command-${i}.md`, (draw) => command(draw)],
  [1030, (i, n) => `packages/p${i % n}/.claude/agents/agent-${i}.md`, (draw, i) => skill(draw, `agent-${i}`, 6000, 36_000)],
  [735, (i) => `services/s${i}/CLAUDE.md`, (draw) => markdown(draw, draw.size(817, 33_787))],
  [
    375,
    (i) => `plugins/p${i}/.claude-plugin/plugin.json`,
    (draw, i) => `${JSON.stringify({ name: `p${i}`, version: '1.2.0', description: prose(draw, 60, false), author: { name: 'Example' } }, null, 2)}\n`,
  ],
  [
    273,
    (i) => `services/s${i}/.gitignore`,
    (draw) => `node_modules/\ndist/\n.env\n.env.*\n${Array.from({ length: draw.size(40, 400) }, () => `${draw.pick(WORDS)}/`).join('\n')}\n`,
  ],
  [138, (i) => (i === 0 ? '.claude/settings.json' : `packages/p${i}/.claude/settings.json`), (draw) => settings(draw)],
  [121, (i, n) => `packages/p${i % n}/.claude/rules/rule-${i}.md`, (draw) => markdown(draw, draw.size(1286, 23_144))],
  [
    99,
    (i) => (i === 0 ? '.mcp.json' : `packages/p${i}/.mcp.json`),
    (draw) => `${JSON.stringify({ mcpServers: { tickets: server(draw), docs: server(draw) } }, null, 2)}\n`,
  ],
  [77, (i) => `plugins/p${i}/hooks/hooks.json`, (draw) => `${JSON.stringify({ hooks: hooks(draw) }, null, 2)}\n`],
  [38, (i) => `packages/p${i}/.claude/settings.local.json`, (draw) => settings(draw)],
  [64, (i, n) => `packages/p${i % n}/.claude/output-styles/style-${i}.md`, (draw, i) => skill(draw, `style-${i}`, 2871, 10_210)],
];
const skill = (draw, name, median, p99) =>
  front(draw, { name, description: prose(draw, 160, false), ...(draw.chance(0.3) && { 'allowed-tools': 'Read, Grep, Bash(git status:*)' }) }) +
  `# ${name}\n\n${markdown(draw, draw.size(median, p99))}`;
const command = (draw) => `${draw.chance(0.6) ? front(draw, { description: prose(draw, 70, false) }) : ''}${markdown(draw, draw.size(1546, 26_688))}`;

/** A folder with about `count` files; `dispose` removes it. */
export function makeMonorepo(count, seed = 20_251) {
  const root = mkdtempSync(join(tmpdir(), 'grantlint-monorepo-'));
  const draw = dice(seed);
  const packages = Math.max(1, Math.round(count / 40));
  let files = 0;
  let bytes = 0;
  for (const [share, place, make] of KINDS) {
    for (let i = 0; i < Math.round((share * count) / 10_000); i++) {
      const file = join(root, place(i, packages));
      const text = make(draw, i);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      files++;
      bytes += text.length;
    }
  }
  return { root, files, bytes, dispose: () => rmSync(root, { recursive: true, force: true }) };
}
