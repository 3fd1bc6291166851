import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { CHECK_FLAGS } from '../../src/commands/check-flags.ts';
import { program } from '../cli/program.ts';

const project = new URL('../../', import.meta.url).pathname;
const readme = readFileSync(`${project}README.md`, 'utf8');
const ours = readme.replace(/<!-- output of[\s\S]*?\n```\n[\s\S]*?\n```/, '');
const p = program();

test('the first screen is what the program prints', () => {
  const shown = /<!-- output of: grantlint (.*?) -->\n```\n([\s\S]*?)\n```/.exec(readme);
  const { out, code } = p.run(project, (shown?.[1] ?? '').split(' '));
  expect(out.trimEnd()).toBe(shown?.[2]);
  expect(code).toBe(1);
});

test('every option and rule that it names exists', () => {
  const flags = new Set([...CHECK_FLAGS.map((f) => f.name), '--verbose']);
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
    const words = line
      .replace(/\s+#.*$/, '')
      .split(/\s+/)
      .slice(1);
    expect(p.run(folder, words), line).toMatchObject({ code: 0 });
  }
});

test('the configuration that it shows is valid', () => {
  const config = /```jsonc\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  const folder = p.folder({ '.claude/settings.json': '{}', '.grantlint.jsonc': config });
  expect(p.run(folder, ['check'])).toMatchObject({ code: 0 });
});
