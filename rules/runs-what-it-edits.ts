import { aboutGrant, loadedGrants, shorten } from '../src/findings/grants.ts';
import { type HeldTogether, heldTogether, isSolid } from '../src/findings/held.lazy.ts';
import { isBoxed, risk, togetherSeverity } from '../src/findings/risk.ts';
import { allow, defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { inSession } from '../src/findings/session-policy.lazy.ts';
import { asObject } from '../src/load/values.ts';
import type { Harness } from '../src/model/harness.ts';
import type { Origin } from '../src/model/origin.ts';

export default defineRule({
  id: 'runs-what-it-edits',
  title: 'Edits and a command that runs them, both without a prompt',
  severity: 'note',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'together',
  why: 'A test runner, a build or a script of package.json runs the code of the project. Where the same session also changes that code without a question, the two rules together run any code at all: what a prompt would have shown is the edit or the command, and neither asks. Many want exactly that; it should be known, and not be combined with text of strangers.',
  remedy: 'Keep it where only trusted text is read, or let one of the two ask; a sandbox that cannot be left makes it harmless.',
  references: ['security §3, §7', 'surfaces PERM-WS-EXEC, PERM-SELF-EDIT'],
  messages: { both: '{edit} changes {file} and {run} runs the code of the project, both without a prompt: together they run anything{strangers}' },

  check({ harness, run }, report) {
    const edits = editPlaces(harness);
    if (edits.length === 0) return;
    for (const session of heldTogether(harness)) {
      if (session.runsAnything) continue;
      const runs = session.find((one) => one.capability === 'exec' && one.needs === 'workspace-file' && one.call.tool === 'Bash');
      if (!runs) continue;
      const edit = edits.map((one) => ({ ...one, file: one.everything ? 'src/index.ts' : editedFile(session, one) })).find(({ file }) => file !== undefined);
      if (edit?.file === undefined) continue;
      // Any host's pages come in by the same way as data goes out.
      const stranger = session.find((one) => one.capability === 'network-out' && isSolid(one));
      const score = risk('exec', 'workspace-file', { readsStrangers: stranger !== undefined, shared: true, headless: run.headless, boxed: isBoxed(harness) });
      report(
        edit.at,
        'both',
        {
          edit: edit.name,
          file: edit.file,
          run: shorten(runs.grant.rule.text, 60),
          strangers: stranger ? `, also when a page asks for it that ${shorten(stranger.grant.rule.text, 40)} reads` : '',
        },
        {
          severity: togetherSeverity(score),
          witness: runs.call,
          related: [{ at: runs.grant.origin, message: 'the rule that runs it' }],
          ...(edit.about ?? {}),
        },
      );
      return;
    }
  },
});

interface EditPlace {
  readonly at: Origin;
  /** As a message names it. */
  readonly name: string;
  /** `acceptEdits`: everything in the project. */
  readonly everything: boolean;
  readonly about?: ReturnType<typeof aboutGrant>;
}

function editPlaces(harness: Harness): readonly EditPlace[] {
  const modes = harness.settings.flatMap((file): EditPlace[] =>
    file.inForce && asObject(file.value['permissions'])?.['defaultMode'] === 'acceptEdits'
      ? [{ at: { file: file.file, path: ['permissions', 'defaultMode'] }, name: 'the mode acceptEdits', everything: true }]
      : [],
  );
  const rules = loadedGrants(harness, 'allow').flatMap((grant): EditPlace[] =>
    grant.rule.tool === 'Edit' || grant.rule.tool === 'Write'
      ? [{ at: grant.origin, name: shorten(grant.rule.text, 50), everything: false, about: aboutGrant(grant) }]
      : [],
  );
  return [...modes, ...rules];
}

/** Files that tests, builds and scripts run, wherever a project keeps them. */
const CODE = [
  'src/index.ts',
  'src/main.py',
  'src/x.test.ts',
  'tests/test_x.py',
  'test/x.test.js',
  'lib/x.rb',
  'app/x.py',
  'packages/x/index.js',
  'index.js',
  'main.go',
  'x.py',
  'scripts/x.sh',
  'package.json',
  'Makefile',
  'conftest.py',
];

/** A file of code that the session edits without a question because of this rule's kind. */
function editedFile(session: HeldTogether, { about }: EditPlace): string | undefined {
  const tool = about?.grant?.text.startsWith('Write') ? 'Write' : 'Edit';
  return CODE.find((file) => session.decide({ tool, input: { file_path: inSession(file) } }) === 'allow');
}

export const examples = (): Examples => ({
  bad: [
    { title: 'Sources, and the tests', files: allow('«"Edit(/src/**)"»', '"Bash(npm test)"') },
    { title: 'The mode, and a build', files: settings('{ "permissions": { "defaultMode": «"acceptEdits"», "allow": ["Bash(make)"] } }') },
    { title: 'With pages of strangers', files: allow('«"Edit"»', '"Bash(pytest:*)"', '"WebFetch"') },
  ],
  good: [
    { title: 'Edits ask', files: allow('"Bash(npm test)"') },
    { title: 'Only pages are edited', files: allow('"Edit(/docs/**/*.md)"', '"Bash(npm test)"') },
    { title: 'Nothing is run', files: allow('"Edit(/src/**)"', '"Bash(git commit:*)"') },
    { title: 'The tests ask', files: settings('{ "permissions": { "allow": ["Edit(/src/**)", "Bash(npm test)"], "ask": ["Bash(npm test)"] } }') },
    { title: 'Everything runs anyway', files: allow('"Edit(/src/**)"', '"Bash(npm test)"', '"Bash(node:*)"') },
  ],
});
