import { expect, test } from 'vitest';
import { type Need, needsOf } from '../../src/findings/needs.ts';
import { policyOfFolder } from '../../src/findings/session-policy.lazy.ts';
import { policyWithin, unmetNeeds } from '../../src/findings/unmet-needs.lazy.ts';
import { discover } from '../../src/load/discover.ts';
import { load } from '../../src/load/load.ts';
import { type Files, memoryWorld } from '../../src/world/memory.ts';

const FILE = '.claude/skills/brief/SKILL.md';

function harnessOf(body: string, more: Files = {}, front = '') {
  const world = memoryWorld({ [FILE]: `---\nname: brief\ndescription: Writes it\n${front}---\n${body}\n`, ...more });
  const harness = load(world, discover(world), {});
  const skill = harness.skills.find(({ file }) => file === FILE);
  if (!skill) throw new Error('no skill');
  return { harness, skill };
}

function needs(body: string, more: Files = {}): readonly Need[] {
  const { harness, skill } = harnessOf(body, more);
  return needsOf(skill, harness);
}

/** The needs that are orders, and in parentheses those that are only mentioned. */
const texts = (body: string, more: Files = {}): readonly string[] =>
  needs(body, more).map(({ text, certainty }) => (certainty === 'told' ? text : `(${text})`));

test.each<[string, string, readonly string[]]>([
  ['a block of shell', '```bash\nnpm ci\nnpm test -- --run\n```', ['npm ci', 'npm test -- --run']],
  ['pipes and chains are several commands', '```sh\ngit log --oneline | head -5 && gh pr list\n```', ['git log --oneline', 'head -5', 'gh pr list']],
  ['only what stands behind prompts', '```console\n$ git status\nOn branch main\n$ bq query x\n1 row\n```', ['git status', 'bq query x']],
  ['inline code behind a verb', 'Run `bq query --nouse_legacy_sql` first.', ['bq query --nouse_legacy_sql']],
  ['inline code that is only spoken of', 'The team likes `git rebase main` best.', ['(git rebase main)']],
  ['a name alone is no command', 'It is built on `git` and `node`.', []],
  ['a page is no program, even where it exists', 'Read `docs/a.md`, see `.claude/skills/brief/SKILL.md`.', []],
  ['two words in one', 'Use `kubectl get/describe` for that.', []],
  ['a hook that runs after it', 'A hook runs by itself after `git commit -q`.', []],
  ['a description', 'The root package only delegates via `turbo run build`.', ['(turbo run build)']],
  ['a hole within a word', '```bash\ngit checkout -b cf<N>-review\n```', ['git checkout -b cfN-review']],
  ['a command of the client', '```bash\n/scan --context-only\n```', []],
  ['a label, and a path that stands for any', '- **Export module**: `tex/export.md`\n- Create `path/to/file.md`', []],
  ['a program that is a hole', '```bash\n<your validate command>\nmake registry\n```', ['make registry']],
  ['a hole on a line that goes on', '```bash\nscripts/preview \\\n  <file.swift>\n```', ['scripts/preview file.swift']],
  ['what a program does by itself', '(Runs `npm run changelog`, which writes the file.)', ['(npm run changelog)']],
  ['a sentence in a block', '```bash\nsearch-things supports --text, --both, --after DATE\n```', []],
  ['what others write', 'They click a button which saves all feedback to `feedback.json`.', []],
  ['several that fit', 'Run the tests (`npm test` / `cargo test`).', ['(npm test)', '(cargo test)']],
  ['never', 'Never run `git push --force`.', []],
  ['do not, with the order behind it', 'Do not use `curl -X POST`; run `gh api x` for that.', ['gh api x']],
  ['under a heading of mistakes', '## Anti-patterns\n\n```bash\ngit add -A\n```', []],
  ['what a person does', 'Ask the user to run `gcloud auth login`.', []],
  ['output', 'Expected output:\n\n```\nls: cannot open\n```', []],
  ['another language', '```python\nimport os\n```\n\n```sql\nselect 1\n```', []],
  [
    'holes',
    '```bash\ngh issue view <number> --repo {owner}/{repo}\nnpm run build [--watch]\nkubectl logs $POD -n ${NS}\n```',
    ['gh issue view number --repo owner/repo', 'npm run build', 'kubectl logs pod -n ns'],
  ],
  ['holes in other scripts', '```bash\ngit log v[上一个tag]..HEAD\ngit add <改动的文件>\n```', ['git log v上一个tag..HEAD', 'git add 改动的文件']],
  ['words of the shell', '```bash\nset -e\ncd app\nexport A=1\nif [ -f x ]; then\n  make all\nfi\n```', ['make all']],
  ['preparation', '## Prerequisites\n\n```bash\nbrew install jq\n```', ['(brew install jq)']],
  ['an alternative', '```bash\nnpm ci\n# or\nyarn install --immutable\n```', ['npm ci', '(yarn install --immutable)']],
  ['a tool by its full name', 'Fetch with `mcp__chat__history`, then call mcp__chat__post.', ['mcp__chat__history', 'mcp__chat__post']],
  ['a tool that must not be called', 'Never call `mcp__chat__delete_all`.', []],
  [
    'a tool that is forbidden behind its name',
    'Call `mcp__wiki__search`; `mcp__wiki__delete` must never be used, `mcp__wiki__move` is forbidden.',
    ['mcp__wiki__search'],
  ],
  ['a list of what is forbidden', 'Forbidden workarounds include: `git apply x`; `gh api -X POST y` as a substitute.', []],
  ['a question', 'Read `~/.config/brief.json`? No.', []],
  ['tools as a pattern, and names that stand for any', 'All of `mcp__chat__*` and `mcp__server__tool` and `mcp__<server>__x`.', []],
  ['if it is there, if it is not', 'If it is there, `mcp__wiki__update`; if not, `mcp__wiki__create`.', ['mcp__wiki__update', 'mcp__wiki__create']],
  ['a file that is written', '2. Write `reports/brief-YYYY-MM-DD.md` (overwrite it).', ['reports/brief-YYYY-MM-DD.md']],
  ['reading inside of the project needs nothing, outside it does', 'Read `docs/a.md` and then read `~/notes/b.md`.', ['~/notes/b.md']],
  ['a page that is fetched', 'Fetch `https://status.acme.dev/api.json` first. The docs are at https://acme.dev/docs.', ['https://status.acme.dev/api.json']],
  ['a search of the web', 'Use WebSearch for the names. Never use WebSearch for people.', ['WebSearch']],
  ['a file that is changed', 'Update `CHANGELOG.md` and edit `src/version.ts`.', ['CHANGELOG.md', 'src/version.ts']],
  ['a command that runs while the skill is loaded', 'Today: !`date +%F`', ['date +%F']],
])('needs: %s', (_, body, expected) => expect(texts(body)).toEqual(expected));

test('a tool that is named with its server, where the project has that server', () => {
  const servers = { '.mcp.json': '{ "mcpServers": { "chat": { "command": "chat-mcp" } } }' };
  expect(texts('Use the `post_message` tool of the chat server.', servers)).toEqual(['mcp__chat__post_message']);
  expect(texts("Call the chat server's `history`.", servers)).toEqual(['mcp__chat__history']);
  expect(texts('Use the `post_message` tool of the mail server.', servers)).toEqual([]);
});

test('a script of the skill is met by a rule on either of its names', () => {
  const script = { '.claude/skills/brief/scripts/load.py': '' };
  const settings = (rule: string): Files => ({ ...script, '.claude/settings.json': `{ "permissions": { "allow": ["${rule}"] } }` });
  expect(needs('Run `python scripts/load.py --today`.', script)).toMatchObject([
    { kind: 'script', own: { written: 'scripts/load.py', path: '.claude/skills/brief/scripts/load.py' }, certainty: 'told' },
  ]);
  const unmet = (rule: string): readonly string[] => {
    const { harness, skill } = harnessOf('Run `python scripts/load.py --today`.', settings(rule));
    return unmetNeeds(needsOf(skill, harness), policyOfFolder(harness, '')).map(({ decision }) => decision);
  };
  expect(unmet('Bash(python scripts/load.py:*)')).toEqual([]);
  expect(unmet('Bash(python .claude/skills/brief/scripts/load.py:*)')).toEqual([]);
  expect(unmet('Bash(python scripts/save.py:*)')).toEqual(['ask']);
});

test('what is not granted, and what decides it', () => {
  const body = 'Run `bq query x`, `git log -3` and `git push origin main`, then call `mcp__chat__post`. Write `out/a.md`.';
  const { harness, skill } = harnessOf(
    body,
    { '.claude/settings.json': '{ "permissions": { "allow": ["Bash(bq query:*)"], "deny": ["Bash(git push:*)"] } }' },
    'allowed-tools: mcp__chat__post\n',
  );
  const policy = policyOfFolder(harness, '');
  const unmet = (within: typeof policy) =>
    unmetNeeds(needsOf(skill, harness), within).map(({ need, decision, verdict }) => [need.text, decision, verdict.rule?.text]);
  expect(unmet(policy)).toEqual([
    ['git push origin main', 'deny', 'Bash(git push:*)'],
    ['mcp__chat__post', 'ask', undefined],
    ['out/a.md', 'ask', undefined],
  ]);
  expect(unmet(policyWithin(skill, policy))).toEqual([
    ['git push origin main', 'deny', 'Bash(git push:*)'],
    ['out/a.md', 'ask', undefined],
  ]);
});
