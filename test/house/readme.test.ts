import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { program } from '../cli/program.ts';

const project = new URL('../../', import.meta.url).pathname;
const readme = readFileSync(`${project}README.md`, 'utf8');
/** Without what programs print, and without scripts, which name options of the client. */
const ours = readme.replace(/<!-- output of[\s\S]*?\n```\n[\s\S]*?\n```|```bash\n[\s\S]*?\n```/g, '');
const p = program();

/** `<!-- output of: grantlint … (exit N) -->` and the block behind it; without a number the exit status is 1. */
const outputs = [...readme.matchAll(/<!-- output of: grantlint (.*?)(?: \(exit (\d+)\))? -->\n```\n([\s\S]*?)\n```/g)];

test('it shows what check, can and diff print', () => expect(outputs.map((m) => m[1]?.split(' ')[0])).toEqual(['check', 'can', 'diff']));

test.each(outputs.map((m) => [m[1] ?? '', Number(m[2] ?? 1), m[3]]))('what it shows of %s is what the program prints', (words, code, shown) => {
  const printed = p.run(project, words.split(' '));
  expect(printed.out.trimEnd()).toBe(shown);
  expect(printed.code).toBe(code);
});

test('every option and rule that it names exists', () => {
  // What help lists, and one of a command that is asked about.
  const help = ['check', 'can', 'show', 'diff', 'history', 'usage', 'preflight', 'baseline', 'explain', 'rules']
    .map((command) => p.run(project, ['help', command]).out)
    .join('');
  const flags = new Set([...help.matchAll(/(?<![\w-])--[a-z][a-z-]+/g)].map((m) => m[0]).concat('--force'));
  expect([...ours.matchAll(/(?<![\w-])--[a-z][a-z-]+/g)].map((m) => m[0]).filter((f) => !flags.has(f))).toEqual([]);
  const ids = new Set(rules.map((r) => r.id));
  const table = readme.slice(readme.indexOf('## What it finds'), readme.indexOf('All rules'));
  const named = [...table.matchAll(/`([a-z]+(?:-[a-z]+)+)`/g)].map((m) => m[1] ?? '');
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter((id) => !ids.has(id))).toEqual([]);
});

test('every grantlint command of the shell blocks runs', () => {
  const lines = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap((m) => (m[1] ?? '').split('\n')).filter((line) => line.startsWith('grantlint '));
  expect(lines.length).toBeGreaterThan(5);
  const folder = p.folder({ '.claude/settings.json': '{ "permissions": { "allow": ["Bash(npm test)"] } }\n' });
  p.commit(folder);
  p.git(folder, 'tag', 'v1.2');
  p.git(folder, 'update-ref', 'refs/remotes/origin/main', 'HEAD');
  for (const line of lines) {
    const [, command = '', comment = ''] = /^(.*?)(?:\s+#(.*))?$/.exec(line) ?? [];
    const words = [...command.matchAll(/'([^']*)'|(\S+)/g)].map((m) => m[1] ?? m[2] ?? '').slice(1);
    expect(p.run(folder, words), line).toMatchObject({ code: Number(/exit (\d+)/.exec(comment)?.[1] ?? 0) });
  }
});

test('the configuration that it shows is valid', () => {
  const config = /```jsonc\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  const folder = p.folder({ '.claude/settings.json': '{}', '.grantlint.jsonc': config });
  expect(p.run(folder, ['check'])).toMatchObject({ code: 0 });
});
