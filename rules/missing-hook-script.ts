import { defineRule, type Examples } from '../src/findings/rule.ts';
import { hookScript, isWhole } from '../src/load/hook-scripts.ts';
import type { FileStat } from '../src/model/harness.ts';

export default defineRule({
  id: 'missing-hook-script',
  title: 'Hook whose script cannot run',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'hooks',
  why: 'When the script of a hook is not there, is not executable, or is not part of the repository, the shell fails with a code other than 2. The client takes that for "no objection" and goes on: a guard that cannot start lets everything pass.',
  remedy: 'Correct the path, and commit the script (`git add`, and `git update-index --chmod=+x` where it is run by its own name).',
  references: ['surfaces HOOK-FAIL-OPEN'],
  messages: {
    missing: 'hook script {script} does not exist: each {event} hook fails, and the client goes on as if it had agreed',
    built: 'hook script {script} is not there and git ignores it (line {line} of {source}): the hook works only where it was built',
    mode: 'hook script {script} is not executable: each {event} hook fails with "permission denied", and the client goes on',
    ignored: 'hook script {script} is ignored by git (line {line} of {source}): for everybody else the {event} hook fails, and the client goes on',
    untracked: 'hook script {script} is not tracked by git while the settings that run it are: for everybody else the {event} hook fails',
  },

  check({ harness }, report) {
    const { facts } = harness;
    const named = harness.hooks.flatMap((hook) => {
      const script = hookScript(harness, hook);
      return script ? [{ hook, script }] : [];
    });
    if (named.length === 0) return;
    facts.prime(named.flatMap(({ hook, script }) => [hook.origin.file, ...script.candidates]));
    for (const { hook, script } of named) {
      const { found, direct, at } = script;
      const file = found ?? script.candidates[0] ?? '';
      const { event } = hook;
      if (found === undefined) {
        const by = script.candidates.map((candidate) => facts.ignoredBy(candidate)).find((rule) => rule !== undefined);
        if (by)
          report(
            at,
            'built',
            { script: file, line: String(by.line), source: by.source },
            { severity: 'warning', remedy: 'Commit the script, or have the hook say so and exit 2 where it is missing.' },
          );
        // `… || true`: somebody has thought of it.
        else if (isWhole(harness)) report(at, 'missing', { script: file, event }, /\|\|/.test(hook.command ?? '') ? { severity: 'warning' } : {});
        continue;
      }
      const stat = facts.stat(found);
      if (direct && stat?.kind === 'file' && isExecutable(stat) === false) {
        report(at, 'mode', { script: file, event }, { remedy: `Run \`chmod +x ${file}\` and commit the mode, or name the interpreter in the command.` });
        continue;
      }
      if (hook.scope === 'local' || facts.tracked(hook.origin.file) !== true || facts.tracked(found) !== false) continue;
      const by = facts.ignoredBy(found);
      if (by) report(at, 'ignored', { script: file, event, line: String(by.line), source: by.source }, { severity: 'warning' });
      else report(at, 'untracked', { script: file, event }, { severity: 'warning' });
    }
  },
});

const isExecutable = ({ mode, executable }: FileStat): boolean | undefined => (mode === undefined ? executable : (mode & 0o111) !== 0);

const runs = (command: string) => `{ "hooks": { "PreToolUse": [{ "matcher": "Bash", "hooks": [{ "type": "command", "command": "${command}" }] }] } }`;
const exec = (text: string) => ({ text, mode: 0o755 });

export const examples = (): Examples => ({
  bad: [
    {
      title: 'Not there',
      files: { '.claude/settings.json': runs('«$CLAUDE_PROJECT_DIR/.claude/hooks/gaurd.sh»'), '.claude/hooks/guard.sh': exec('exit 0\n') },
    },
    { title: 'Not there, with an interpreter', files: { '.claude/settings.json': runs('node «scripts/guard.mjs» --strict'), 'package.json': '{}' } },
    {
      title: 'Not executable',
      files: { '.claude/settings.json': runs('«.claude/hooks/guard.sh»'), '.claude/hooks/guard.sh': { text: 'exit 0\n', mode: 0o644 } },
    },
    {
      title: 'Ignored by git',
      files: { '.claude/settings.json': runs('bash «tools/guard.sh»'), 'tools/guard.sh': 'exit 0\n', '.gitignore': 'tools/\n' },
      git: {},
    },
    {
      title: 'Not committed',
      files: { '.claude/settings.json': runs('bash «tools/guard.sh»'), 'tools/guard.sh': 'exit 0\n' },
      git: { tracked: ['.claude/settings.json'] },
    },
  ],
  good: [
    {
      title: 'There',
      files: { '.claude/settings.json': runs('\\"$CLAUDE_PROJECT_DIR\\"/.claude/hooks/guard.sh'), '.claude/hooks/guard.sh': exec('exit 0\n') },
      git: {},
    },
    {
      title: 'An interpreter needs no executable file',
      files: { '.claude/settings.json': runs('bash .claude/hooks/guard.sh'), '.claude/hooks/guard.sh': 'exit 0\n' },
    },
    { title: 'Only where it is there', files: { '.claude/settings.json': runs('[ -x tools/guard.sh ] && tools/guard.sh'), 'package.json': '{}' } },
    { title: 'Outside the project', files: { '.claude/settings.json': runs('~/bin/guard.sh'), 'package.json': '{}' } },
    { title: 'A program, not a path', files: { '.claude/settings.json': runs('guard --strict'), 'package.json': '{}' } },
    { title: 'An extract of configuration says nothing about scripts', files: { '.claude/settings.json': runs('bash tools/guard.sh') } },
  ],
});
