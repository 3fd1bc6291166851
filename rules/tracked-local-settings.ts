import { isKeptBack } from '../src/findings/kept-back.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import { isInProject, isSample } from '../src/findings/secret-files.ts';
import { wholeFile } from '../src/model/origin.ts';

export default defineRule({
  id: 'tracked-local-settings',
  title: 'Personal settings that git tracks or would take in',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'tracking',
  why: "`settings.local.json` is one person's file: the client saves every \"don't ask again\" in it, with paths, hosts and sometimes tokens. Once it is committed, everybody else's sessions run with these grants, and they rank above the shared settings.",
  remedy:
    'Add `.claude/settings.local.json` to `.gitignore`; where git tracks it already, also `git rm --cached .claude/settings.local.json`, and move what all should have to `settings.json`.',
  references: ['security §4 (gitignore coverage)', 'corpus stats §2'],
  messages: {
    tracked: '{file} is tracked by git: the grants that one person saved hold for everybody with a clone',
    unignored: '{file} is not ignored: the grants that one person saved would be committed with the next "git add"',
    personal: '{file} is ignored only by {source}, which is yours alone: nobody else is covered',
    selfish: '{file} is ignored only by {source}, which git ignores itself and never commits: nobody else is covered',
  },

  check({ harness: { settings, facts } }, report) {
    for (const { file, scope } of settings) {
      if (scope !== 'local' || !isInProject(file)) continue;
      const tracked = facts.tracked(file);
      if (tracked === undefined) continue;
      if (tracked) {
        report(wholeFile(file), 'tracked', { file }, isSample(file) ? { severity: 'note' } : {});
        continue;
      }
      const ignored = facts.ignoredBy(file);
      // The client itself enters it in the user's own ignore file.
      const rule = ignored ?? facts.decidedBy(file);
      if (!rule || rule.negated) report(wholeFile(file), 'unignored', { file });
      else if (rule.personal) report(wholeFile(file), 'personal', { file, source: rule.source }, { severity: 'note' });
      else if (isKeptBack(rule, facts)) report(wholeFile(file), 'selfish', { file, source: rule.source }, { severity: 'note' });
    }
  },
});

const local = '«»{ "permissions": { "allow": ["Bash(npm test)"] } }';
const plain = local.slice(2);

export const examples = (): Examples => ({
  bad: [
    { title: 'Tracked', files: { '.claude/settings.local.json': local }, git: { tracked: ['.claude/settings.local.json'] } },
    { title: 'Neither tracked nor ignored', files: { '.gitignore': 'dist/\n', '.claude/settings.local.json': local }, git: { tracked: ['.gitignore'] } },
    {
      title: 'Made for a test (a note)',
      files: { 'tests/fixtures/a/.claude/settings.local.json': local },
      git: { tracked: ['tests/fixtures/a/.claude/settings.local.json'] },
    },
    {
      title: 'Ignored in this clone only (a note)',
      files: { '.claude/settings.local.json': local },
      git: { tracked: [], exclude: ['**/settings.local.json'] },
    },
  ],
  good: [
    {
      title: 'Covered by a pattern for the folder',
      files: { '.gitignore': '.claude/*\n!.claude/settings.json\n', '.claude/settings.local.json': plain },
      git: { tracked: ['.gitignore'] },
    },
    { title: 'No repository', files: { '.claude/settings.local.json': plain } },
  ],
});
