// The project that the benchmarks check: small, careful and without findings. Made anew in a temporary folder, so that nothing of
// this repository (its size, its git history, its own configuration) is measured.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const SETTINGS = {
  permissions: {
    allow: ['Bash(npm test)', 'Bash(git status:*)', 'Bash(ls:*)', 'WebFetch(domain:docs.example.com)', 'mcp__tickets__search'],
    ask: ['Bash(git push:*)'],
    deny: ['Read(./.env)', 'WebSearch'],
  },
  enabledMcpjsonServers: ['tickets'],
  includeCoAuthoredBy: false,
};
const MCP = { mcpServers: { tickets: { type: 'http', url: 'https://tickets.example.com/mcp', headers: { Authorization: 'Bearer ${TICKETS_TOKEN}' } } } };

const skill = (name, description, body) => `---\nname: ${name}\ndescription: ${description}\n---\n\n# ${name}\n\n${body.trim()}\n`;
const STEPS = Array.from(
  { length: 20 },
  (_, i) => `${i + 1}. Read section ${i + 1} of the notes, compare it with what the code does today, and write down in one line what differs.`,
).join('\n');

/** Settings, servers, three skills with plain front matter, what git must not see, and that. */
const FILES = {
  '.claude/settings.json': `${JSON.stringify(SETTINGS, null, 2)}\n`,
  '.mcp.json': `${JSON.stringify(MCP, null, 2)}\n`,
  '.claude/skills/release-notes/SKILL.md': skill('release-notes', 'Writes the release notes of a version. Use when a version is about to be tagged.', STEPS),
  '.claude/skills/triage/SKILL.md': skill('triage', 'Sorts new tickets by component and urgency. Use when tickets have no label.', STEPS),
  '.claude/skills/changelog/SKILL.md': skill('changelog', 'Keeps the changelog in order. Use after a change that users notice.', STEPS),
  '.gitignore': 'node_modules/\ndist/\n.env\n.env.*\n.claude/settings.local.json\nCLAUDE.local.md\n',
  '.env': 'TICKETS_TOKEN=\n',
};

/** Five mistakes of five kinds, as a first run on a grown project finds them. */
const FIVE = {
  ...SETTINGS,
  permissions: {
    ...SETTINGS.permissions,
    allow: [...SETTINGS.permissions.allow, 'Bash', 'WebFetch', 'bash(ls)', 'mcp__tickets'],
    deny: [...SETTINGS.permissions.deny, 'Write(secrets/**)'],
  },
};
const FIVE_FILES = { ...FILES, '.claude/settings.json': `${JSON.stringify(FIVE, null, 2)}\n` };

/** One skill whose front matter only the whole YAML parser can read. */
const YAML_FILES = {
  ...FILES,
  '.claude/skills/triage/SKILL.md': `---\nname: triage\ndescription: >-\n  Sorts new tickets by component\n  and urgency. Use when tickets have no label.\nmetadata: &about {owner: "tools", since: 2}\n---\n\n# triage\n\n${STEPS}\n`,
};

function write(folder, files) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  if (files['.env'] !== undefined) chmodSync(join(folder, '.env'), 0o600);
}

function repository(folder) {
  const git = (...args) =>
    execFileSync('git', ['-C', folder, ...args], { stdio: 'ignore', env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' } });
  git('init', '-q', '-b', 'main');
  git('add', '.');
  git('-c', 'user.name=bench', '-c', 'user.email=bench@example.com', 'commit', '-q', '-m', 'fixture');
  git('add', '.');
}

/** Folders by name; `dispose` removes them. */
export function makeFixtures() {
  const root = mkdtempSync(join(tmpdir(), 'grantlint-bench-'));
  const made = {};
  for (const [name, files, git] of [
    ['plain', FILES, false],
    ['git', FILES, true],
    ['five', FIVE_FILES, false],
    ['yaml', YAML_FILES, false],
  ]) {
    made[name] = join(root, name);
    write(made[name], files);
    if (git) repository(made[name]);
  }
  return { ...made, root, files: Object.keys(FILES), dispose: () => rmSync(root, { recursive: true, force: true }) };
}

/** A folder with `count` skills and nothing else, for throughput; half of them with front matter that needs the whole YAML parser where asked. */
export function makeMany(count, { yaml = false } = {}) {
  const root = mkdtempSync(join(tmpdir(), 'grantlint-many-'));
  for (let i = 0; i < count; i++) {
    const name = `skill-${String(i).padStart(5, '0')}`;
    const text = skill(name, `Does the thing with number ${i}. Use when number ${i} is asked for.`, `${STEPS}\n\n${STEPS}`);
    write(root, { [`.claude/skills/${name}/SKILL.md`]: yaml && i % 2 === 0 ? text.replace('description: ', 'metadata: &x {n: 1}\ndescription: ') : text });
  }
  return { root, dispose: () => rmSync(root, { recursive: true, force: true }) };
}

/** The environment in which everything is measured: without what slows Node down or changes what the program does. */
export function cleanEnvironment() {
  const env = { ...process.env, NO_COLOR: '1' };
  for (const name of Object.keys(env)) {
    if (/^(?:NODE_EXTRA_CA_CERTS|NODE_OPTIONS|NODE_COMPILE_CACHE|FORCE_COLOR)$|^(?:GIT|GRANTLINT|CLAUDE)_/.test(name)) delete env[name];
  }
  return env;
}
