import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { program } from './program.ts';

const p = program();
const clean = { '.claude/settings.json': '{ "permissions": { "allow": ["Bash(npm test)"] } }\n' };
const broad = { '.claude/settings.json': '{\n  "permissions": {\n    "allow": ["Bash"]\n  }\n}\n' };
interface Report {
  readonly version: number;
  readonly root: string;
  readonly findings: readonly {
    readonly rule: string;
    readonly message: string;
    readonly severity: string;
    readonly file: string;
    readonly line: number | null;
    readonly accepted?: { readonly reason: string };
  }[];
  readonly incomplete: readonly { readonly file: string; readonly reason: string }[];
  readonly summary: { readonly error: number; readonly warning: number; readonly note: number };
}
const report = (out: string): Report => JSON.parse(out) as Report;

test.each(['.claude', './.claude/'])('the folder %s is checked as part of the session around it', (path) => {
  const { out } = p.run(p.folder({ ...broad, '.mcp.json': '{ "mcpServers": { "a": { "command": "npx", "args": ["-y", "x"] } } }' }), [
    'check',
    path,
    '-f',
    'json',
  ]);
  expect(new Set(report(out).findings.map((f) => f.file))).toEqual(new Set(['.claude/settings.json']));
});

describe('exit codes', () => {
  test('0: clean', () => expect(p.run(p.folder(clean), ['check']).code).toBe(0));
  test('0: clean without the word check', () => expect(p.run(p.folder(clean), []).code).toBe(0));
  test('1: an error', () => expect(p.run(p.folder(broad), ['check']).code).toBe(1));
  test('0: an error with --exit-zero', () => expect(p.run(p.folder(broad), ['check', '--exit-zero']).code).toBe(0));
  test('0: an error with --fail-on never', () => expect(p.run(p.folder(broad), ['check', '--fail-on', 'never']).code).toBe(0));
  test('2: an unknown option, with a suggestion', () => {
    const { code, err } = p.run(p.folder(clean), ['check', '--stagd']);
    expect(code).toBe(2);
    expect(err).toContain('--staged');
    expect(err).not.toContain('    at ');
  });
  test('2: a path that does not exist', () => {
    const { code, err } = p.run(p.folder(clean), ['check', 'nowhere']);
    expect(code).toBe(2);
    expect(err).toContain('nowhere');
  });
  test('2: an unknown rule, with a suggestion', () => {
    const { code, err } = p.run(p.folder(clean), ['check', '--rule', 'unrestricted-shel']);
    expect(code).toBe(2);
    expect(err).toContain('unrestricted-shell');
  });
  test('3: a file that cannot be read; the others are checked all the same', () => {
    const folder = p.folder({ ...broad, '.mcp.json': 'x'.repeat(3 * 1024 * 1024) });
    const { code, out } = p.run(folder, ['check', '-f', 'json']);
    expect(code).toBe(3);
    expect(report(out).incomplete.map((i) => i.file)).toEqual(['.mcp.json']);
    expect(report(out).findings.map((f) => f.rule)).toContain('unrestricted-shell');
    expect(p.run(folder, ['check', '--exit-zero']).code).toBe(3);
  });
  test('no configuration is said on stderr; --require-config makes it 2', () => {
    const folder = p.folder({ 'README.md': 'nothing here\n' });
    const { code, err } = p.run(folder, ['check']);
    expect(code).toBe(0);
    expect(err).toContain('no Claude Code configuration');
    expect(p.run(folder, ['check', '--require-config']).code).toBe(2);
  });
});

describe('the report', () => {
  test('json-v1 names rule, file and line', () => {
    const { out } = p.run(p.folder(broad), ['check', '--format', 'json-v1']);
    expect(report(out)).toMatchObject({ version: 1, summary: { error: 1 } });
    expect(report(out).findings[0]).toMatchObject({ rule: 'unrestricted-shell', file: '.claude/settings.json', line: 3 });
  });
  test('several formats at once', () => {
    const folder = p.folder(broad);
    const { out, code } = p.run(folder, ['check', '--format', 'sarif', '--output-file', 'out.sarif', '--format', 'text']);
    expect(code).toBe(1);
    expect(out).toContain('unrestricted-shell');
    expect(JSON.parse(readFileSync(join(folder, 'out.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' });
  });
  test('one format on standard output', () => expect(p.run(p.folder(clean), ['check', '-f', 'json', '-f', 'text']).code).toBe(2));
  test('the same bytes twice', () => {
    const folder = p.folder(broad);
    expect(p.run(folder, ['check', '-f', 'json']).out).toBe(p.run(folder, ['check', '-f', 'json']).out);
  });
  test('--severity and --rule select', () => {
    const folder = p.folder(broad);
    expect(report(p.run(folder, ['check', '-f', 'json', '--rule', 'settings-not-in-force']).out).findings).toEqual([]);
    expect(report(p.run(folder, ['check', '-f', 'json', '--severity', 'error']).out).findings.every((f) => f.severity === 'error')).toBe(true);
  });
  test('--audit adds the rules that plain checks leave out', () => {
    const skill = '---\nname: a\ndescription: Writes the brief. Use when a brief is asked for.\n---\nWrite it.\n';
    const folder = p.folder({ ...clean, '.claude/skills/a/SKILL.md': skill });
    const rules = (...args: string[]) => report(p.run(folder, ['check', '-f', 'json', ...args]).out).findings.map(({ rule }) => rule);
    expect(rules()).toEqual([]);
    expect(rules('--audit')).toContain('unversioned-skill');
    expect(rules('--audit', '--rule', 'unrestricted-shell')).toEqual([]);
    const sarif = p.run(folder, ['check', '-f', 'sarif', '--audit']).out;
    expect(sarif).toContain('"audit"');
  });
  test('an accept is unused only where its rule was asked about every file', () => {
    const skill = '---\nname: a\ndescription: Writes the brief. Use when a brief is asked for.\n---\nWrite it.\n';
    const accepts = ['unversioned-skill', 'default-retention', 'unrestricted-shell'].map((rule) => ({ rule, reason: 'OPS-1', owner: 'ops' }));
    const folder = p.folder({ ...clean, '.claude/skills/a/SKILL.md': skill, '.grantlint.jsonc': JSON.stringify({ accept: accepts }, null, 1) });
    const unused = (...args: string[]) =>
      report(p.run(folder, ['check', '-f', 'json', ...args]).out)
        .findings.filter(({ rule }) => rule === 'unused-accept')
        .map(({ message }) => /of (\S+) matches/.exec(message)?.[1]);
    expect(unused()).toEqual(['unrestricted-shell']);
    expect(unused('.grantlint.jsonc')).toEqual([]);
    expect(unused('--audit')).toContain('unrestricted-shell');
    expect(unused('--audit')).not.toContain('unversioned-skill');
  });
  test('NO_COLOR, FORCE_COLOR and --color', () => {
    const folder = p.folder(broad);
    const colored = (args: string[], env: Record<string, string> = {}) => p.run(folder, ['check', ...args], { env }).out.includes('\u001b[');
    expect(colored([])).toBe(false);
    expect(colored([], { FORCE_COLOR: '1' })).toBe(true);
    expect(colored([], { FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false);
    expect(colored(['--color', 'always'], { NO_COLOR: '1' })).toBe(true);
    expect(colored(['--no-color'], { FORCE_COLOR: '1' })).toBe(false);
  });
});

describe('what is checked', () => {
  test('a folder given by name: files are relative to it', () => {
    const folder = p.folder({ 'sub/.claude/settings.json': broad['.claude/settings.json'] });
    expect(report(p.run(folder, ['check', 'sub', '-f', 'json']).out)).toMatchObject({ root: 'sub', findings: [{ file: '.claude/settings.json' }] });
  });
  test('two folders: files are relative to where we stand', () => {
    const folder = p.folder({ 'a/.claude/settings.json': broad['.claude/settings.json'], 'b/.claude/settings.json': broad['.claude/settings.json'] });
    const files = report(p.run(folder, ['check', 'a', 'b', '-f', 'json']).out).findings.map((f) => f.file);
    expect(files).toEqual(['a/.claude/settings.json', 'b/.claude/settings.json']);
  });
  test('one file: only its findings', () => {
    const folder = p.folder({ ...broad, '.claude/settings.local.json': broad['.claude/settings.json'] });
    const { findings } = report(p.run(folder, ['check', '.claude/settings.local.json', '-f', 'json']).out);
    expect(new Set(findings.map((f) => f.file))).toEqual(new Set(['.claude/settings.local.json']));
  });
  test('a file that means nothing to the client is not passed over in silence', () => {
    const { code, err } = p.run(p.folder({ ...clean, 'notes.txt': 'x' }), ['check', 'notes.txt', '.claude/settings.json']);
    expect(code).toBe(0);
    expect(err).toContain('notes.txt is no file that the client reads');
  });
  test('standard input', () => {
    const { out, code } = p.run(p.folder({}), ['check', '--stdin', '--stdin-filename', '.claude/settings.json', '-f', 'json'], {
      input: broad['.claude/settings.json'],
    });
    expect(code).toBe(1);
    expect(report(out).findings[0]).toMatchObject({ rule: 'unrestricted-shell', line: 3 });
    expect(p.run(p.folder({}), ['check', '--stdin']).code).toBe(2);
  });
  test('the index, not the work tree', () => {
    const folder = p.folder(clean);
    p.commit(folder);
    writeFileSync(join(folder, '.claude/settings.json'), broad['.claude/settings.json']);
    expect(p.run(folder, ['check']).code).toBe(1);
    expect(p.run(folder, ['check', '--staged']).code).toBe(0);
    p.git(folder, 'add', '-A');
    expect(p.run(folder, ['check', '--staged']).code).toBe(1);
    expect(p.run(folder, ['check', '--commit', 'HEAD']).code).toBe(0);
  });
  test('only files that a branch changes', () => {
    const folder = p.folder({ ...broad, '.mcp.json': '{ "mcpServers": {} }\n' });
    p.commit(folder);
    p.git(folder, 'switch', '-q', '-c', 'feature');
    expect(report(p.run(folder, ['check', '--changed', 'main', '-f', 'json']).out).findings).toEqual([]);
    writeFileSync(join(folder, '.claude/settings.json'), '{ "permissions": { "allow": ["Bash", "Read"] } }\n');
    expect(report(p.run(folder, ['check', '--changed', 'main', '-f', 'json']).out).findings.map((f) => f.rule)).toContain('unrestricted-shell');
  });
  test('an unknown revision and a folder without git are usage errors in words', () => {
    const folder = p.folder(clean);
    expect(p.run(folder, ['check', '--staged'])).toMatchObject({ code: 2 });
    p.commit(folder);
    const { code, err } = p.run(folder, ['check', '--commit', 'no-such-thing']);
    expect(code).toBe(2);
    expect(err).not.toContain('    at ');
  });
  test('the home folder only with --user', () => {
    const folder = p.folder(clean);
    const home = p.folder({ '.claude/settings.json': { text: broad['.claude/settings.json'], mode: 0o600 } });
    const files = (...args: string[]) => report(p.run(folder, ['check', '-f', 'json', ...args], { env: { HOME: home } }).out).findings.map((f) => f.file);
    expect(files()).toEqual([]);
    expect(files('--user')).toContain('~/.claude/settings.json');
  });
});

describe('our own configuration', () => {
  test('severity off, accept with reason, and their misspellings', () => {
    const off = p.folder({ ...broad, '.grantlint.jsonc': '{ "rules": { "unrestricted-shell": "off" } } // known' });
    expect(p.run(off, ['check']).code).toBe(0);
    const accepted = p.folder({
      ...broad,
      '.grantlint.jsonc':
        '{ "accept": [{ "rule": "unrestricted-shell", "grant": "Bash", "reason": "container", "owner": "@build", "expires": "9999-01-01" }] }',
    });
    const { code, out } = p.run(accepted, ['check', '-f', 'json']);
    expect(code).toBe(0);
    expect(report(out).findings[0]).toMatchObject({ accepted: { reason: 'container', owner: '@build' } });
    expect(report(out).summary.error).toBe(0);
    const wrong = p.run(p.folder({ ...broad, '.grantlint.jsonc': '{\n  "rules": {\n    "unrestricted-shel": "off"\n  }\n}' }), ['check']);
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('.grantlint.jsonc:3');
    expect(wrong.err).toContain('did you mean "unrestricted-shell"');
  });
  test('the grantlint key of package.json, --config none and --config FILE', () => {
    const folder = p.folder({
      ...broad,
      'package.json': '{ "name": "x", "grantlint": { "rules": { "unrestricted-shell": "off" } } }',
      'other.jsonc': '{ "rules": { "unrestricted-shell": "note" } }',
    });
    expect(p.run(folder, ['check']).code).toBe(0);
    expect(p.run(folder, ['check', '--config', 'none']).code).toBe(1);
    expect(report(p.run(folder, ['check', '--config', 'other.jsonc', '-f', 'json']).out).findings[0]).toMatchObject({ severity: 'note' });
  });
  test('--base-ref: a pull request cannot accept its own findings', () => {
    const folder = p.folder({ ...clean, '.grantlint.jsonc': '{}' });
    p.commit(folder);
    writeFileSync(join(folder, '.claude/settings.json'), broad['.claude/settings.json']);
    writeFileSync(join(folder, '.grantlint.jsonc'), '{ "rules": { "unrestricted-shell": "off" } }');
    expect(p.run(folder, ['check']).code).toBe(0);
    expect(p.run(folder, ['check', '--base-ref', 'HEAD']).code).toBe(1);
  });
  test('an expired accept no longer holds', () => {
    const folder = p.folder({ ...broad, '.grantlint.jsonc': '{ "accept": [{ "rule": "unrestricted-shell", "reason": "r", "expires": "2026-01-31" }] }' });
    expect(p.run(folder, ['check'], { env: { SOURCE_DATE_EPOCH: '1767225600' } }).code).toBe(0); // 2026-01-01
    expect(p.run(folder, ['check'], { env: { SOURCE_DATE_EPOCH: '1775000000' } }).code).toBe(1); // 2026-03-31
  });
});

describe('help', () => {
  test('--help lists commands and exit codes; a command has its own', () => {
    const { code, out } = p.run(p.folder({}), ['--help']);
    expect(code).toBe(0);
    for (const word of ['check', 'explain', 'rules', 'Exit codes']) expect(out).toContain(word);
    expect(p.run(p.folder({}), ['check', '--help']).out).toContain('--staged');
  });
  test('--version', () => expect(p.run(p.folder({}), ['--version']).out).toMatch(/^\d+\.\d+\.\d+/));
  test('explain prints a page, and names the nearest rule for a misspelt one', () => {
    expect(p.run(p.folder({}), ['explain', 'unrestricted-shell']).out).toContain('Remedy:');
    expect(p.run(p.folder({}), ['explain', 'unrestricted-shel'])).toMatchObject({ code: 2 });
  });
  test('rules lists every rule', () => {
    expect(p.run(p.folder({}), ['rules']).out).toContain('settings-not-in-force');
    expect(JSON.parse(p.run(p.folder({}), ['rules', '--format', 'json']).out)).toMatchObject({ version: 1 });
  });
});

test('the file of variables: what it does not name, what it leaves empty, what it sets', () => {
  const servers = { a: { command: 'a', env: { A: '${A_TOKEN}', B: '${B_TOKEN}', C: '${C_TOKEN}', D: '${D_TOKEN}' } } };
  const folder = p.folder({ '.mcp.json': JSON.stringify({ mcpServers: servers }), vars: "A_TOKEN=x # y\nexport B_TOKEN=''\nC_TOKEN= # later\n" });
  const { out } = p.run(folder, ['check', '--rule', 'undefined-variable', '--vars-file', 'vars', '-f', 'json']);
  const { findings } = JSON.parse(out) as { findings: { message: string }[] };
  expect(findings.map(({ message }) => /([A-D])_TOKEN, which the file of variables (leaves empty|does not name)/.exec(message)?.slice(1))).toEqual([
    ['B', 'leaves empty'],
    ['C', 'leaves empty'],
    ['D', 'does not name'],
  ]);
});
