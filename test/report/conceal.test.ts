import { describe, expect, test } from 'vitest';
import { parseJson } from '../../src/load/document/json.ts';
import { type FormatName, formats } from '../../src/report/index.ts';
import { finding, PLAIN, report } from './sample.ts';

const SECRET = 'hunter2-"quoted"-and-long';
const spelt = JSON.stringify(SECRET);
const docs = {
  'one-line.json': `{"env":{"TOKEN":${spelt}},"allow":["Bash(curl -H ${SECRET.replaceAll('"', '\\"')})"]}`,
  'key.pem.sh': 'KEY="-----BEGIN KEY-----\nMIIEsecretline1\nMIIEsecretline2\n-----END KEY-----"',
};
const findings = [
  finding(docs, 'one-line.json', spelt, { rule: 'written-secret', message: 'a secret stands in the file' }),
  finding(docs, 'one-line.json', '"allow"', {
    message: `Bash(curl -H ${SECRET}) is open`,
    remedy: `Take ${SECRET} out.`,
    grant: { effect: 'allow', text: `Bash(curl -H ${SECRET})` },
    witness: { tool: 'Bash', input: { command: `curl -H ${SECRET}`, list: [SECRET, 1, null] } },
    related: [{ file: 'one-line.json', line: 1, column: 1, endLine: 1, endColumn: 2, message: `see ${SECRET}` }],
  }),
  finding(docs, 'key.pem.sh', docs['key.pem.sh'].slice(4), { rule: 'written-secret', message: 'a key stands in the file' }),
  finding(docs, 'key.pem.sh', 'MIIEsecretline1', { message: 'beside MIIEsecretline2' }),
];

describe.each(Object.keys(formats) as FormatName[])('%s', (name) => {
  test.each([{}, { verbose: true }, { quiet: true }, { color: true }])('never prints a secret with %j', (options) => {
    const out = formats[name](report(docs, findings), { ...PLAIN, width: 300, ...options });
    expect(out).toMatch(/open-door/);
    for (const piece of [SECRET, 'hunter2', 'MIIEsecret', JSON.stringify(SECRET).slice(1, -1)]) expect(out).not.toContain(piece);
  });
});

test('the frame of another finding shows a mask in its place', () => {
  const out = formats.text(report(docs, findings), { ...PLAIN, width: 200 });
  expect(out).toContain('    1 | {"env":{"TOKEN":"***"},"allow":["Bash(curl -H ***)"]}\n      |                        ^^^^^^^\n');
});

test('a concealing finding has a place and no frame', () => {
  const [first] = findings;
  const out = formats.text(report(docs, first ? [first] : []), PLAIN);
  expect(out).toContain('1:17  a secret stands in the file');
  expect(out).not.toMatch(/\^/);
});

test('a secret that no finding names is masked all the same', () => {
  const token = `ghp_${'a1B2c3D4e5'.repeat(4).slice(0, 36)}`;
  const files = { 'settings.json': `{"env":{"GITHUB_TOKEN":"${token}"},"allow":["Bash"]}` };
  const one = report(files, [finding(files, 'settings.json', '"Bash"')]);
  const parsed = parseJson('settings.json', files['settings.json']);
  const out = formats.text({ ...one, documents: new Map([['settings.json', parsed]]) }, { ...PLAIN, width: 200 });
  expect(out).toContain('"GITHUB_TOKEN":"***"');
  expect(out).not.toContain(token.slice(4, 20));
});
