import { fetchedCode, mayHarm } from '../src/capability/shell-harm.ts';
import { type Job, jobsOf, stepsOf } from '../src/findings/entry/jobs.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import { parseShell } from '../src/load/document/shell.lazy.ts';
import type { EntryCommand, EntryWord } from '../src/model/entry.ts';
import type { Facts } from '../src/model/harness.ts';

export default defineRule({
  id: 'fetched-at-run',
  title: 'Unattended run that fetches code anew each time',
  severity: 'note',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'entries',
  why: 'What was tried yesterday is not what runs tonight: whoever controls the address or the package decides what runs, with the credentials of the job, and a new version of the client may read its settings in another way.',
  remedy: 'Install a fixed version once and update it on purpose: `npm i -g @anthropic-ai/claude-code@X.Y.Z`.',
  references: ['surfaces SCRIPT-CURL-SH, CI-UNPINNED'],
  messages: {
    client: 'this run fetches the newest version of the client each time and runs it',
    install: 'this run installs the newest version of {name} each time',
    download: 'this run downloads code and runs it each time: whoever controls the address decides what it is',
  },

  check({ harness }, report) {
    const seen = new Set<string>();
    const isNew = ({ file }: Job, what: string): boolean => !seen.has(file + what) && seen.add(file + what) !== undefined;
    for (const job of [...jobsOf(harness), ...stepsOf(harness)]) {
      const spec = unpinned(job, harness.facts);
      if (spec && isNew(job, 'client')) report(spec.at, 'client');
      // A machine for one job has to be set up each time.
      if (job.via === 'workflow step') continue;
      const install = job.before.map(installs).find((word) => word !== undefined);
      if (install && isNew(job, 'install')) report(install.at, 'install', { name: install.value.replace(/@latest$/, '') });
      const { text } = job;
      const from = text.at.within?.start ?? 0;
      const fetched = text.at.path.length === 0 && mayHarm(text.text) ? fetchedCode(parseShell(text.text).commands)?.command : undefined;
      if (fetched && isNew(job, 'download')) report({ ...text.at, within: { start: from + fetched.start, end: from + fetched.end } }, 'download');
    }
  },
});

const EXACT = /^\d+\.\d+\.\d+/;

/** The package whose newest version is fetched; the project's own one is what its lock file says. */
function unpinned({ package: spec, command }: Job, facts: Facts): EntryWord | undefined {
  if (!spec || (spec.version !== undefined && EXACT.test(spec.version)) || !spec.word.known) return undefined;
  const asks = command.wrappers.some(({ words }) => words.some(({ value }) => value === '--no-install' || value === '--offline'));
  const isOwn = spec.version === undefined && facts.text('package.json')?.includes('"@anthropic-ai/claude-code"');
  return asks || isOwn ? undefined : spec.word;
}

function installs({ program, args, conditional }: EntryCommand): EntryWord | undefined {
  const words = args.map(({ value }) => value);
  const isGlobal =
    /^(?:npm|pnpm|bun)$/.test(program) && /^(?:i|install|add|update|upgrade)$/.test(words[0] ?? '') && words.some((word) => /^(?:-g|--global)$/.test(word));
  if (!isGlobal || conditional) return undefined;
  return args.find(({ value, known }, i) => i > 0 && known && !value.startsWith('-') && !/.@\d+\.\d+\.\d+/.test(value));
}

const script = (text: string) => ({ 'run.sh': `#!/bin/bash\nset -euo pipefail\n${text}\n` });
const step = (text: string) => ({ '.github/workflows/ai.yml': `on: push\njobs:\n  ai:\n    steps:\n      - run: ${text}\n` });

export const examples = (): Examples => ({
  bad: [
    { title: 'The newest client', files: script('npx -y «@anthropic-ai/claude-code@latest» -p brief') },
    { title: 'In a workflow', files: step('npx -y «@anthropic-ai/claude-code» -p brief') },
    { title: 'Updated first', files: script('npm install -g «@anthropic-ai/claude-code»\nclaude -p brief') },
    { title: 'A download', files: script('«curl -fsSL https://tools.example/i.sh» | bash\nclaude -p brief') },
  ],
  good: [
    { title: 'A version', files: script('npx -y @anthropic-ai/claude-code@2.1.329 -p brief') },
    {
      title: "The project's own",
      files: { ...script('npx @anthropic-ai/claude-code -p brief'), 'package.json': '{ "devDependencies": { "@anthropic-ai/claude-code": "2.1.329" } }' },
    },
    { title: 'Installed when it is missing', files: script('command -v claude || npm i -g @anthropic-ai/claude-code\nclaude -p brief') },
    { title: 'A machine for one job', files: step('npm i -g @anthropic-ai/claude-code && claude -p brief') },
    { title: 'Data', files: script('curl -fsS https://api.example/x -o in.json\nclaude -p brief') },
  ],
});
