import { aboutGrant, isEverywhere, loadedGrants, shorten } from '../src/findings/grants.ts';
import { type HeldTogether, heldTogether, isSolid } from '../src/findings/held.lazy.ts';
import { isBoxed, risk, togetherSeverity } from '../src/findings/risk.ts';
import { allow, defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { inSession } from '../src/findings/session-policy.lazy.ts';
import { hookScript } from '../src/load/hook-scripts.ts';
import { asObject } from '../src/load/values.ts';
import type { Harness, Hook } from '../src/model/harness.ts';
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
  messages: {
    both: '{edit} changes {file} and {run} runs the code of the project, both without a prompt: together they run anything{strangers}',
    hook: '{edit} changes {file} without a prompt, and a {event} hook runs it: what is written there runs outside every rule{strangers}',
  },

  check({ harness, run }, report) {
    const edits = editPlaces(harness);
    if (edits.length === 0) return;
    const scripts = hookedScripts(harness);
    for (const session of heldTogether(harness)) {
      if (session.runsAnything) continue;
      const here = edits.filter(({ dir }) => dir === undefined || dir === session.dir);
      const runs = session.find((one) => one.capability === 'exec' && one.needs === 'workspace-file' && one.call.tool === 'Bash');
      const edit = runs && firstEdit(here, session, CODE);
      const hooked = edit ? undefined : firstEdit(here.filter(isWide), session, [...scripts.keys()]);
      const found = edit ?? hooked;
      if (!found) continue;
      // Any host's pages come in by the same way as data goes out.
      const stranger = session.find((one) => one.capability === 'network-out' && isSolid(one));
      const score = risk('exec', 'workspace-file', {
        readsStrangers: stranger !== undefined,
        scope: 'project',
        headless: run.headless,
        boxed: isBoxed(harness),
      });
      const strangers = stranger ? `, also when a page asks for it that ${shorten(stranger.grant.rule.text, 40)} reads` : '';
      const more = { severity: togetherSeverity(score), ...(found.place.about ?? {}) };
      const data = { edit: found.place.name, file: found.file, strangers };
      if (edit && runs) {
        const related = [{ at: runs.grant.origin, message: 'the rule that runs it' }];
        report(edit.place.at, 'both', { ...data, run: shorten(runs.grant.rule.text, 60) }, { ...more, witness: runs.call, related });
      } else {
        const hook = scripts.get(found.file);
        if (hook) report(found.place.at, 'hook', { ...data, event: hook.event }, { ...more, related: [{ at: hook.commandOrigin, message: 'the hook' }] });
      }
      return;
    }
  },
});

interface EditPlace {
  readonly at: Origin;
  /** As a message names it. */
  readonly name: string;
  /** Folder whose sessions have it; undefined: all of them. */
  readonly dir: string | undefined;
  /** The mode that lets edits pass; absent where a rule does. */
  readonly mode?: 'acceptEdits';
  readonly tool: string;
  readonly about?: ReturnType<typeof aboutGrant>;
}

function editPlaces(harness: Harness): readonly EditPlace[] {
  const modes = harness.settings.flatMap((file): EditPlace[] =>
    file.inForce && asObject(file.value['permissions'])?.['defaultMode'] === 'acceptEdits'
      ? [
          {
            at: { file: file.file, path: ['permissions', 'defaultMode'] },
            name: 'the mode acceptEdits',
            dir: file.scope === 'project' || file.scope === 'local' ? file.dir : undefined,
            mode: 'acceptEdits',
            tool: 'Edit',
          },
        ]
      : [],
  );
  const rules = loadedGrants(harness, 'allow').flatMap((grant): EditPlace[] => {
    const { tool, text } = grant.rule;
    if (tool !== 'Edit' && tool !== 'Write') return [];
    return [{ at: grant.origin, name: shorten(text, 50), dir: isEverywhere(grant) ? undefined : grant.dir, tool, about: aboutGrant(grant) }];
  });
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

/** The first place that lets one of the files be edited without a question, and the file. */
function firstEdit(
  places: readonly EditPlace[],
  session: HeldTogether,
  files: readonly string[],
): { readonly place: EditPlace; readonly file: string } | undefined {
  for (const place of places) {
    const file = files.find((name) => {
      const passes = session.passes({ tool: place.tool, input: { file_path: inSession(name) } }, place.mode);
      return passes !== undefined && (place.mode !== undefined || isSame(passes.by, place.at));
    });
    if (file !== undefined) return { place, file };
  }
  return undefined;
}

const isSame = (a: Origin | undefined, b: Origin): boolean => a?.file === b.file && a.path.join('.') === b.path.join('.');

/** A rule on a folder that holds a hook's script is a finding of its own (`edits-steering-file`). */
const isWide = ({ mode, about }: EditPlace): boolean => mode !== undefined || /^(?:Edit|Write)(?:\((?:\.?\/)?\*+(?:\/\*+)*\))?$/.test(about?.grant?.text ?? '');

/** Scripts of the project that hooks run. */
function hookedScripts(harness: Harness): ReadonlyMap<string, Hook> {
  return new Map(
    harness.hooks.flatMap((hook) => {
      const file = hook.source === 'settings' ? hookScript(harness, hook)?.found : undefined;
      return file === undefined || file.startsWith('~/') || file.startsWith('../') ? [] : [[file, hook] as const];
    }),
  );
}

export const examples = (): Examples => ({
  bad: [
    { title: 'Sources, and the tests', files: allow('«"Edit(/src/**)"»', '"Bash(npm test)"') },
    { title: 'The mode, and a build', files: settings('{ "permissions": { "defaultMode": «"acceptEdits"», "allow": ["Bash(make)"] } }') },
    {
      title: 'The mode, and the script of a hook',
      files: {
        ...settings(`{ "permissions": { "defaultMode": «"acceptEdits"» },
          "hooks": { "Stop": [{ "hooks": [{ "type": "command", "command": "\\"$CLAUDE_PROJECT_DIR\\"/scripts/format.sh" }] }] } }`),
        'scripts/format.sh': 'exit 0\n',
      },
    },
    { title: 'With pages of strangers', files: allow('«"Edit"»', '"Bash(pytest:*)"', '"WebFetch"') },
  ],
  good: [
    { title: 'Edits ask', files: allow('"Bash(npm test)"') },
    { title: 'Only pages are edited', files: allow('"Edit(/docs/**/*.md)"', '"Bash(npm test)"') },
    {
      title: 'A script that the client protects',
      files: {
        ...settings(`{ "permissions": { "defaultMode": "acceptEdits" },
          "hooks": { "Stop": [{ "hooks": [{ "type": "command", "command": "\\"$CLAUDE_PROJECT_DIR\\"/.claude/hooks/format.sh" }] }] } }`),
        '.claude/hooks/format.sh': 'exit 0\n',
      },
    },
    {
      title: 'The sources are denied',
      files: settings('{ "permissions": { "defaultMode": "acceptEdits", "allow": ["Bash(npm test)"], "deny": ["Edit(**)"] } }'),
    },
    { title: 'Nothing is run', files: allow('"Edit(/src/**)"', '"Bash(git commit:*)"') },
    { title: 'The tests ask', files: settings('{ "permissions": { "allow": ["Edit(/src/**)", "Bash(npm test)"], "ask": ["Bash(npm test)"] } }') },
    { title: 'Everything runs anyway', files: allow('"Edit(/src/**)"', '"Bash(npm test)"', '"Bash(node:*)"') },
  ],
});
