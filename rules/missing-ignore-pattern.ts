import { comingIn, ignoresOf, isPlainlyIgnored, LOCAL_SETTINGS } from '../src/findings/gates/coming.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import { isInProject } from '../src/findings/secret-files.ts';
import { isSchedule } from '../src/load/read/launcher.ts';
import { sourcedFiles } from '../src/load/read/script.lazy.ts';
import type { SourcedFile } from '../src/load/read/script.ts';
import { isSecretName } from '../src/load/role.ts';
import { filesNamed } from '../src/load/secrets/named.lazy.ts';
import { filesScheduled } from '../src/load/secrets/scheduled.lazy.ts';
import type { Harness } from '../src/model/harness.ts';
import { type Origin, wholeFile } from '../src/model/origin.ts';

export default defineRule({
  id: 'missing-ignore-pattern',
  title: 'File of secrets or of one person that nothing will ignore when it appears',
  severity: 'note',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'coming',
  why: 'The project shows that a file with secrets or with personal grants will be there: a form for it lies beside, a script loads it, the client writes it at the first "don\'t ask again". An ignore rule is cheapest before there is anything to ignore.',
  remedy: 'Add the pattern to `.gitignore` now.',
  references: ['security §4 (gitignore coverage)'],
  messages: { missing: 'no ignore rule of the repository covers {files}: once there, the next "git add" takes {it} in' },

  check({ harness }, report) {
    const { facts } = harness;
    if (!facts.repository || !facts.listed) return;
    const coming = new Map<string, { readonly words: string; readonly at: Origin }>();
    for (const { file, sign, by } of comingIn(harness)) {
      const words = sign === 'settings' ? `${file} (the client saves "don't ask again" there)` : `${file} (${by} is the form for it)`;
      coming.set(file, { words, at: wholeFile(by) });
    }
    for (const { file, at } of absent(harness)) if (!coming.has(file)) coming.set(file, { words: `${file} (named in ${at.file})`, at });
    const ignores = ignoresOf(harness);
    facts.prime([...coming.keys()]);
    const open = [...coming].filter(([file]) => {
      if (isPlainlyIgnored(file, ignores) || facts.tracked(file) !== false) return false;
      const rule = facts.ignoredBy(file);
      return rule === undefined || rule.personal;
    });
    const [first] = open;
    if (!first) return;
    const files = open.map(([, { words }]) => words);
    const list = files.length > 3 ? `${files.slice(0, 3).join(', ')} and ${files.length - 3} more` : files.join(' and ');
    const lines = open.slice(0, 3).map(([file]) => `\`${file === LOCAL_SETTINGS ? file : file.slice(file.lastIndexOf('/') + 1)}\``);
    const inFile = harness.ignoreFiles.some(({ file }) => file === '.gitignore');
    report(
      inFile ? wholeFile('.gitignore') : first[1].at,
      'missing',
      { files: list, it: open.length > 1 ? 'them' : 'it' },
      { remedy: `Add ${lines.join(' and ')} to \`.gitignore\` now.`, ...(inFile && { related: [{ at: first[1].at, message: 'says that it will be there' }] }) },
    );
  },
});

/** Secret files of the project that something names and that are not there, at none of the places that the word may mean. */
function absent({ scripts, launchers, settings, servers, hooks, facts }: Harness): readonly SourcedFile[] {
  const named = [
    ...scripts.flatMap((script) => sourcedFiles(script)),
    ...launchers.flatMap((launcher) => (isSchedule(launcher.file) ? filesScheduled(launcher) : [])),
    ...filesNamed({ settings, servers, hooks }),
  ];
  const place = ({ file, path, within }: Origin) => JSON.stringify([file, path, within?.start]);
  const there = new Set(named.flatMap(({ file, at }) => (facts.exists(file) ? [place(at)] : [])));
  const seen = new Set<string>();
  return named.filter(({ file, at }) => {
    const key = place(at);
    if (!isInProject(file) || !isSecretName(file) || there.has(key) || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

const settings = (rules = '') => `{ "permissions": { "allow": [${rules}] } }`;

export const examples = (): Examples => ({
  bad: [
    { title: 'Shared settings, and nothing for personal ones', files: { '.claude/settings.json': settings(), '.gitignore': '«»node_modules/\n' }, git: {} },
    { title: 'A form for an env file', files: { '.env.example': '«»API_TOKEN=\n' }, git: {} },
    {
      title: 'A script loads it',
      files: { 'run.sh': '#!/bin/bash\nset -a\n. ./.env.agent\nclaude -p brief\n', '.gitignore': '«».env\n' },
      git: { tracked: ['run.sh', '.gitignore'] },
    },
    {
      title: 'A server gets it',
      files: { '.mcp.json': '{ "mcpServers": { "chat": { "command": "docker", "args": ["run", "--env-file", «"chat.env"», "chat"] } } }' },
      git: {},
    },
    { title: 'Only in this clone', files: { '.claude/settings.json': settings(), '.gitignore': '«»' }, git: { exclude: ['settings.local.json'] } },
  ],
  good: [
    { title: 'Covered', files: { '.claude/settings.json': settings(), '.env.example': 'A=\n', '.gitignore': '.env\n.claude/settings.local.json\n' }, git: {} },
    {
      title: 'Covered by wider patterns',
      files: { '.claude/settings.json': settings(), '.env.example': 'A=\n', '.gitignore': '.env*\n!.env.example\n*.local.json\n' },
      git: {},
    },
    { title: 'It is there already: other rules speak of it', files: { '.env.example': 'A=\n', '.env': 'A=1\n' }, git: { tracked: ['.env.example'] } },
    { title: 'A library that a script loads', files: { 'run.sh': '. ./lib/common.sh\nclaude -p brief\n' }, git: {} },
    { title: 'Outside of the project', files: { 'run.sh': '. ~/.env.agent\nclaude -p brief\n' }, git: {} },
    {
      title: 'Beside the script',
      files: { 'bin/run.sh': '. ./agent.env\nclaude -p brief\n', 'bin/agent.env': 'A=1\n' },
      git: { tracked: ['bin/run.sh', 'bin/agent.env'] },
    },
    { title: 'No repository', files: { '.claude/settings.json': settings(), '.env.example': 'A=\n' } },
  ],
});
