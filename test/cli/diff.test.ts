import { describe, expect, test } from 'vitest';
import { answerOf } from './answers.ts';
import { program } from './program.ts';

const p = program();

interface Change {
  readonly from: string;
  readonly to: string;
  readonly cause: string;
  readonly rule: string | null;
  readonly effect: string | null;
  readonly capability: readonly string[];
  readonly witness: { readonly tool: string; readonly input: Readonly<Record<string, string>> };
  readonly file: string | null;
  readonly line: number | null;
  readonly side: string;
  readonly decidedBy: { readonly rule: string } | null;
  readonly accepted?: { readonly reason: string };
  readonly note?: string;
}
interface Diff {
  readonly base: { readonly kind: string; readonly name: string; readonly commit?: string };
  readonly head: { readonly kind: string; readonly name: string };
  readonly verdict: string;
  readonly sessions: readonly string[];
  readonly files: readonly { readonly file: string; readonly change: string; readonly line: number | null; readonly rules: { readonly deny: number } }[];
  readonly changes: readonly Change[];
  readonly rewritten: number;
  readonly surfaces: readonly { readonly kind: string; readonly name: string; readonly change: string; readonly effect: string; readonly text: string }[];
  readonly findings: { readonly added: readonly { readonly rule: string }[]; readonly removed: readonly { readonly rule: string }[] };
}

type Files = Readonly<Record<string, string>>;
const FILE = '.claude/settings.json';
const settings = (permissions: object, more: object = {}): Files => ({ [FILE]: `${JSON.stringify({ permissions, ...more }, null, 2)}\n` });

/** A repository whose first commit holds some files and whose second holds others. */
function repository(before: Files, after: Files): string {
  const folder = p.folder({ 'README.md': 'x\n', ...before });
  p.commit(folder);
  overwrite(folder, after);
  for (const file of Object.keys(before)) if (!(file in after)) p.git(folder, 'rm', '-q', '--cached', file);
  p.git(folder, 'add', ...Object.keys(after));
  p.git(folder, 'commit', '-q', '--allow-empty', '-m', 'second');
  return folder;
}

const overwrite = (folder: string, files: Files): void => {
  for (const [name, text] of Object.entries(files)) p.write(folder, name, text);
};

const diffOf = (folder: string, ...args: readonly string[]): Diff => {
  const { out, err, code } = p.run(folder, ['diff', ...args, '--format', 'json-v1']);
  expect(err).toBe('');
  expect(code).toBe(0);
  return answerOf('diff', out) as Diff;
};
const between = (before: Files, after: Files): Diff => diffOf(repository(before, after), 'HEAD~1', 'HEAD');
const told = ({ changes }: Diff) => changes.map(({ from, to, rule, cause }) => `${from} → ${to}: ${cause} ${rule}`);

describe('what a change makes of the rules', () => {
  test('a rule that allows more', () => {
    const diff = between(settings({ allow: ['Bash(npm test)'] }), settings({ allow: ['Bash(npm test)', 'Bash(docker:*)'] }));
    expect(diff).toMatchObject({ verdict: 'widened', base: { kind: 'commit', name: 'HEAD~1' } });
    expect(told(diff)).toEqual(['ask → allow: rule added Bash(docker:*)']);
    expect(diff.changes[0]).toMatchObject({ file: FILE, line: 5, side: 'head', decidedBy: { rule: 'Bash(docker:*)' }, witness: { tool: 'Bash' } });
    expect(diff.changes[0]?.capability[0]).toBe('exec');
    expect(diff.findings.added.map(({ rule }) => rule)).toContain('runs-anything');
  });

  test('spellings that granted nothing become ones that grant all', () => {
    const diff = between(settings({ allow: ['Bash:*', 'Edit:*'] }), settings({ allow: ['Bash', 'Edit'] }));
    expect(diff.verdict).toBe('widened');
    expect(told(diff)).toEqual(['ask → allow: rule added Bash', 'ask → allow: rule added Edit']);
  });

  test('a shorter list that is wider, told of one rule and not of all that gave way to it', () => {
    const many = ['npm', 'yarn', 'git log', 'make', 'cargo', 'go'].map((name) => `Bash(${name}:*)`);
    const diff = between(settings({ allow: many }), settings({ allow: ['Bash(*)'] }, { enableAllProjectMcpServers: true }));
    expect(told(diff)).toEqual(['ask → allow: rule added Bash(*)']);
    expect(diff.surfaces).toMatchObject([{ kind: 'setting', name: 'enableAllProjectMcpServers', effect: 'opens' }]);
  });

  test('a longer list that is narrower', () => {
    const diff = between(settings({ allow: ['Bash(* --version)'] }), settings({ allow: ['Bash(node --version)', 'Bash(npm --version)'] }));
    expect(diff.verdict).toBe('narrowed');
    expect(diff.changes).toMatchObject([{ from: 'allow', to: 'ask', rule: 'Bash(* --version)', side: 'base' }]);
  });

  test('a deny rule that goes', () => {
    const diff = between(settings({ deny: ['Bash(curl:*)'] }), settings({ deny: [''] }));
    expect(diff.verdict).toBe('widened');
    expect(diff.changes).toMatchObject([{ from: 'deny', to: 'ask', rule: 'Bash(curl:*)', effect: 'deny', side: 'base' }]);
    expect(diff.changes[0]?.capability).toContain('network-out');
  });

  test('deny rules that did nothing go without a sound', () => {
    const diff = between(settings({ deny: ['Write(~/.ssh/**)', 'Edit(~/.ssh/**)'] }), settings({ deny: ['Edit(~/.ssh/**)'] }));
    expect(diff).toMatchObject({ verdict: 'equivalent', rewritten: 1, changes: [] });
  });

  test('a reordering is no change', () => {
    const diff = between(settings({ allow: ['Bash(npm test)', 'Bash(make:*)'] }), settings({ allow: ['Bash(make:*)', 'Bash(npm test)'] }));
    expect(diff).toMatchObject({ verdict: 'equivalent', changes: [], findings: { added: [], removed: [] } });
  });

  test('a star before `:*` is a plain character: nothing is left', () => {
    expect(between(settings({ allow: ['Bash(*)'] }), settings({ allow: ['Bash(*:*)'] })).verdict).toBe('narrowed');
  });

  test('paths of witnesses name no folder of this machine', () => {
    const diff = between({}, settings({ allow: ['Edit(/docs/**)', 'Read(~/.ssh/**)'] }));
    for (const { witness } of diff.changes) expect(JSON.stringify(witness)).not.toContain(p.home);
    expect(JSON.stringify(diff.changes)).not.toMatch(/grantlint-/);
  });
});

test('a file that falls out of force is the first thing that is said', () => {
  const folder = repository(
    settings({ deny: ['Read(.env)', 'Bash(curl:*)'] }, { hooks: { PreToolUse: [{ matcher: 'Bash', hooks: [{ type: 'command', command: './guard.sh' }] }] } }),
    settings(
      { deny: ['Read(.env)', 'Bash(curl:*)'], defaultMode: 'acceptAll' },
      { hooks: { PreToolUse: [{ matcher: 'Bash', hooks: [{ type: 'command', command: './guard.sh' }] }] } },
    ),
  );
  const diff = diffOf(folder, 'HEAD~1', 'HEAD');
  expect(diff.files).toMatchObject([{ file: FILE, change: 'falls out of force', rules: { deny: 2 } }]);
  expect(diff.verdict).toBe('widened');
  expect(diff.surfaces).toMatchObject([{ kind: 'hook', effect: 'guard gone' }]);
  const { out } = p.run(folder, ['diff', 'HEAD~1', 'HEAD']);
  expect(out.indexOf('falls out of force')).toBeLessThan(out.indexOf('Asked instead of denied'));
  expect(p.run(folder, ['diff', 'HEAD~1', 'HEAD', '--fail-on', 'widened']).code).toBe(1);
  expect(diffOf(folder, 'HEAD', 'HEAD~1')).toMatchObject({ verdict: 'narrowed', files: [{ change: 'comes into force' }] });
});

test('everything beside the rules', () => {
  const before = { ...settings({}, { env: { A: 'secret-one' } }), '.claude/skills/x/SKILL.md': '---\nname: x\ndescription: d\nallowed-tools: Read\n---\n' };
  const after = {
    ...settings(
      { defaultMode: 'acceptEdits', additionalDirectories: ['..'] },
      {
        env: { A: 'secret-two', BASH_ENV: './x.sh' },
        apiKeyHelper: './key.sh',
        enabledPlugins: { 'p@m': true },
        hooks: { Stop: [{ hooks: [{ type: 'command', command: 'echo done' }] }] },
      },
    ),
    '.claude/skills/x/SKILL.md': '---\nname: x\ndescription: d\nallowed-tools: Read, Bash(curl:*)\n---\n',
    '.mcp.json': '{ "mcpServers": { "wiki": { "command": "npx", "args": ["wiki"] } } }\n',
  };
  const diff = between(before, after);
  expect(diff.surfaces.map(({ kind, name, effect }) => `${kind} ${name}: ${effect}`).sort()).toEqual([
    'directory ..: opens',
    'environment A: changes',
    'environment BASH_ENV: runs code',
    'helper apiKeyHelper: runs code',
    'hook Stop: runs code',
    'mode permission mode: opens',
    'plugin p@m: runs code',
    'server wiki: runs code',
    'skill x: opens',
  ]);
  expect(JSON.stringify(diff)).not.toContain('secret-');
  expect(diff.surfaces.find(({ kind }) => kind === 'skill')?.text).toBe('gains Bash(curl:*)');
  expect(diff.changes.some(({ cause }) => cause === 'session')).toBe(true);
});

describe('what is compared', () => {
  const start = settings({ allow: ['Bash(npm test)'] });
  const wide = settings({ allow: ['Bash(npm test)', 'Bash(python3:*)'] });

  test('HEAD and the work tree, HEAD and the index', () => {
    const folder = p.folder(start);
    p.commit(folder);
    overwrite(folder, wide);
    expect(diffOf(folder)).toMatchObject({ verdict: 'widened', base: { kind: 'commit', name: 'HEAD' }, head: { kind: 'work tree' } });
    expect(diffOf(folder, '--staged')).toMatchObject({ verdict: 'equivalent', head: { kind: 'index' } });
    p.git(folder, 'add', '-A');
    expect(diffOf(folder, '--staged').verdict).toBe('widened');
  });

  test('what git ignores is nobody’s change', () => {
    const folder = p.folder({ ...start, '.gitignore': '.claude/settings.local.json\n' });
    p.commit(folder);
    overwrite(folder, { '.claude/settings.local.json': wide[FILE] ?? '' });
    expect(diffOf(folder)).toMatchObject({ verdict: 'equivalent', surfaces: [], findings: { added: [] } });
  });

  test('a range with three dots starts at the merge base', () => {
    const folder = p.folder(start);
    p.commit(folder);
    p.git(folder, 'checkout', '-q', '-b', 'topic');
    p.git(folder, 'commit', '-q', '--allow-empty', '-m', 'mine');
    p.git(folder, 'checkout', '-q', 'main');
    overwrite(folder, wide);
    p.git(folder, 'commit', '-q', '-a', '-m', 'theirs');
    expect(diffOf(folder, 'main...topic').verdict).toBe('equivalent');
    expect(diffOf(folder, 'main..topic').verdict).toBe('narrowed');
    expect(diffOf(folder, 'topic', 'main').verdict).toBe('widened');
  });

  test('folders, files, and a file of a commit', () => {
    const folder = p.folder({ [`a/${FILE}`]: start[FILE] ?? '', [`b/${FILE}`]: wide[FILE] ?? '', 'old.json': start[FILE] ?? '', 'new.json': wide[FILE] ?? '' });
    p.commit(folder);
    expect(diffOf(folder, 'a', 'b')).toMatchObject({ verdict: 'widened', head: { kind: 'folder' } });
    expect(diffOf(folder, 'old.json', 'new.json')).toMatchObject({ verdict: 'widened', changes: [{ file: 'new.json', line: 5 }] });
    expect(diffOf(folder, 'HEAD:old.json', 'new.json').verdict).toBe('widened');
    expect(diffOf(folder, 'new.json', 'HEAD:new.json').verdict).toBe('equivalent');
  });

  test('each project of a repository, and user settings that are kept in one', () => {
    const diff = between(
      { 'web/.claude/settings.json': start[FILE] ?? '', 'config/claude/settings.json': start[FILE] ?? '' },
      { 'web/.claude/settings.json': wide[FILE] ?? '', 'dot_claude/settings.json': wide[FILE] ?? '' },
    );
    expect(diff.sessions).toEqual(['', 'web', 'dot_claude/settings.json']);
    expect(diff.changes.map(({ file, rule }) => `${file} ${rule}`).sort()).toEqual([
      'dot_claude/settings.json Bash(python3:*)',
      'web/.claude/settings.json Bash(python3:*)',
    ]);
  });

  test('commits of a bare repository', () => {
    const folder = repository(start, wide);
    const bare = p.folder({});
    p.git(bare, 'clone', '-q', '--bare', folder, 'x.git');
    expect(diffOf(`${bare}/x.git`, 'HEAD~1', 'HEAD').verdict).toBe('widened');
    expect(p.run(`${bare}/x.git`, ['diff', 'HEAD', '--staged']).code).toBe(2);
  });
});

describe('gates', () => {
  const folder = () => repository(settings({ allow: [] }), settings({ allow: ['Bash(python3:*)', 'Bash(npm test)'] }));
  const code = (at: string, ...gates: readonly string[]) => p.run(at, ['diff', 'HEAD~1', 'HEAD', ...gates.flatMap((gate) => ['--fail-on', gate])]).code;

  test('exit 1 only for what --fail-on names', () => {
    const at = folder();
    expect(code(at)).toBe(0);
    expect(code(at, 'widened')).toBe(1);
    expect(code(at, 'capability:exec')).toBe(1);
    expect(code(at, 'capability:publish,narrowed')).toBe(0);
    expect(code(at, 'capability:publish', 'finding')).toBe(1);
    expect(code(at, 'unknown')).toBe(0);
    expect(p.run(at, ['diff', 'HEAD~1', 'HEAD', '--fail-on', 'widened', '--exit-zero']).code).toBe(0);
    expect(p.run(at, ['diff', 'HEAD~1', 'HEAD', '--fail-on', 'wide']).code).toBe(2);
  });

  test('a change cannot accept its own widening', () => {
    const accept = `{ "accept": [{ "rule": "runs-anything", "grant": "Bash(python3:*)", "reason": "OPS-1" }], "notes": { "Bash(npm test)": "runs in CI" } }`;
    const before = settings({ allow: [] });
    const after = settings({ allow: ['Bash(python3:*)'] });
    const own = repository(before, { ...after, '.grantlint.jsonc': accept });
    expect(code(own, 'widened')).toBe(1);
    const agreed = repository({ ...before, '.grantlint.jsonc': accept }, { ...after, '.grantlint.jsonc': accept });
    expect(code(agreed, 'widened')).toBe(0);
    expect(diffOf(agreed, 'HEAD~1', 'HEAD').changes).toMatchObject([{ rule: 'Bash(python3:*)', accepted: { reason: 'OPS-1' } }]);
    expect(p.run(own, ['diff', 'HEAD~1', 'HEAD', '--fail-on', 'widened', '--base-ref', 'HEAD']).code).toBe(0);
    // Two check-outs side by side are no different.
    const sides = p.folder({ ...below('was', before), ...below('is', { ...after, '.grantlint.jsonc': accept }) });
    expect(p.run(sides, ['diff', 'was', 'is', '--fail-on', 'widened']).code).toBe(1);
  });
});

const below = (folder: string, files: Files): Files => Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));

describe('formats', () => {
  const folder = () =>
    repository(
      settings({ allow: ['Bash(npm test)'], deny: ['Bash(curl:*)'] }),
      settings({
        allow: [
          'Bash(npm test)',
          ...['a', 'b', 'c', 'd', 'e'].map((name) => `Bash(${name} \`x\` | <b>:*)`),
          'Bash(python3:*)',
          'Bash(npm publish)',
          'WebFetch',
          'Edit',
        ],
      }),
    );

  test('a pull-request comment has at most twelve lines before its details', () => {
    const { out } = p.run(folder(), ['diff', 'HEAD~1', 'HEAD', '-f', 'markdown']);
    const comment = out.slice(0, out.indexOf('<details>')).trimEnd().split('\n');
    expect(comment.length).toBeLessThanOrEqual(12);
    expect(comment[0]).toMatch(/^### grantlint: Wider/);
    expect(out).toContain('</details>');
    expect(out.replace(/(`+)[^\n]*?\1(?!`)/g, '')).not.toMatch(/<b>/);
  });

  test('sarif and annotations', () => {
    const at = folder();
    const sarif = JSON.parse(p.run(at, ['diff', 'HEAD~1', 'HEAD', '-f', 'sarif']).out) as {
      runs: { results: { ruleId: string }[]; tool: { driver: { rules: { id: string }[] } } }[];
    };
    const ids = new Set(sarif.runs[0]?.results.map(({ ruleId }) => ruleId));
    expect(ids.has('newly-allowed') && ids.has('asked-instead-of-denied')).toBe(true);
    for (const id of ids) expect(sarif.runs[0]?.tool.driver.rules.map((rule) => rule.id)).toContain(id);
    const { out } = p.run(at, ['diff', 'HEAD~1', 'HEAD', '-f', 'github']);
    expect(out).toMatch(/^::error file=\.claude\/settings\.json,line=\d+,.*title=newly-allowed::/m);
  });

  test('several at once', () => {
    const at = folder();
    const done = p.run(at, ['diff', 'HEAD~1', 'HEAD', '-f', 'json', '-o', 'out.json', '-f', 'text']);
    expect(done).toMatchObject({ code: 0, err: '' });
    expect(done.out).toContain('Newly allowed');
    answerOf('diff', p.read(at, 'out.json'));
  });
});

test('what does not go together is said', () => {
  const folder = p.folder(settings({ allow: [] }));
  p.commit(folder);
  for (const args of [['nothing'], ['HEAD', 'HEAD', 'HEAD'], ['--staged', 'HEAD', 'HEAD'], ['.'], ['HEAD:none', 'HEAD:none'], ['a..b', '--staged']]) {
    const { code, err } = p.run(folder, ['diff', ...args]);
    expect({ args, code, said: err.startsWith('grantlint: ') }).toEqual({ args, code: 2, said: true });
  }
});
