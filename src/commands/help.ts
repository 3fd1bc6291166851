import { Command, CommanderError, Option } from 'commander';
import { visible } from '../report/visible.ts';
import { VERSION } from '../version.ts';
import type { Host } from '../world/host.ts';
import { BASELINE_FLAGS } from './baseline-flags.ts';
import { CHECK_FLAGS } from './check-flags.ts';
import { DIFF_FLAGS } from './diff-flags.ts';
import { EXPLAIN_FLAGS } from './explain-flags.ts';
import type { Flag } from './flags.ts';
import { HISTORY_FLAGS } from './history-flags.ts';
import { PREFLIGHT_FLAGS } from './preflight-flags.ts';
import { CAN_FLAGS, SESSION_FLAGS } from './session-flags.ts';
import { USAGE_FLAGS } from './usage-flags.ts';

/** A command as help and error messages know it. */
interface Described {
  readonly name: string;
  readonly summary: string;
  readonly operands: string;
  readonly flags: readonly Flag[];
  readonly examples: readonly string[];
  readonly after: string;
}

const EXIT_CODES = `Exit codes:
  0  clean
  1  findings at or above --fail-on (default: error)
  2  usage or configuration error
  3  something could not be read, or an internal error: the analysis is not complete`;

const COMMANDS: readonly Described[] = [
  {
    name: 'check',
    summary: 'lint everything that a session in this project would load',
    operands: '[path...]',
    flags: CHECK_FLAGS,
    examples: [
      'grantlint check                                  this folder',
      'grantlint check --staged                         what the next commit holds (pre-commit)',
      'grantlint check --changed origin/main            only files that this branch changes',
      'grantlint check --user                           with ~/.claude and managed settings',
      'grantlint check -f sarif -o grantlint.sarif -f text',
      'grantlint check --headless --untrusted           as a job in a folder that nobody trusted',
    ],
    after: EXIT_CODES,
  },
  {
    name: 'baseline',
    summary: 'record the findings of today in .grantlint-baseline.json, so that only new ones count',
    operands: '[folder]',
    flags: BASELINE_FLAGS,
    examples: [
      'grantlint baseline                               record, or record anew',
      'grantlint baseline --prune                       take out what was mended; add nothing',
      'grantlint baseline --check                       exit 1 while it holds what no longer occurs',
    ],
    after: `check and diff list what the baseline knows as accepted and do not count it. It goes by rule, scope and grant, never by line or order.
With --base-ref both read it from the base, so that a change cannot add its own findings to it. Prefer an accept with reason and owner.

Exit codes: 0 written, 1 --check found something, 2 usage or configuration error, 3 something could not be read: nothing is written`,
  },
  {
    name: 'explain',
    summary: 'the page of a lint rule, or what a permission rule does, with calls that show it',
    operands: '<rule>',
    flags: EXPLAIN_FLAGS,
    examples: [
      'grantlint explain unrestricted-shell             why, remedy and examples of a lint rule',
      "grantlint explain 'Bash(git push:*)'             what it permits, what it does not, what it reaches",
      "grantlint explain 'Read(.env)' --as deny         what it refuses, and what gets around it",
      "grantlint explain 'Edit(/src/**)' --scope user   `/` starts in another folder in each settings file",
    ],
    after: 'Exit codes: 0 it was printed (a malformed permission rule is explained too), 2 no such lint rule, or a usage error',
  },
  {
    name: 'rules',
    summary: 'list all rules',
    operands: '',
    flags: [{ name: '--format', value: 'NAME', choices: ['text', 'json'], description: 'output format' }],
    examples: ['grantlint rules --format json'],
    after: 'Exit code: 0',
  },
  {
    name: 'can',
    summary: 'would this call run here, and what decides it',
    operands: '[call] [folder]',
    flags: CAN_FLAGS,
    examples: [
      "grantlint can 'Bash(git push --force)'           by a person in this folder",
      "grantlint can 'Bash(npm test && git push)' --headless --untrusted",
      "grantlint can 'Edit(src/a.ts)' --mode acceptEdits",
      "grantlint can 'WebFetch(https://example.com/)' jobs/brief",
      'grantlint can mcp__wiki__create_page --user      with ~/.claude and managed settings',
      `grantlint can Bash --input '{"command": "make", "run_in_background": true}'`,
      'grantlint can --batch calls.jsonl                one JSON object a line, one answer a line',
    ],
    after: `Exit codes:
  0   allow (and --batch, whatever the decisions)
  10  ask: under --headless nobody can answer, so the client refuses the call and exits 0 all the same
  11  deny
  2   usage error
  3   something could not be read, or an internal error: the answer is not certain`,
  },
  {
    name: 'diff',
    summary: 'what became newly allowed, asked or denied between two states of a configuration, each with a call that shows it',
    operands: '[base] [head]',
    flags: DIFF_FLAGS,
    examples: [
      'grantlint diff                                   HEAD and the work tree',
      'grantlint diff --staged                          HEAD and what the next commit holds',
      'grantlint diff main...HEAD --fail-on widened     what this branch changes, as a gate of a pull request',
      'grantlint diff v1.2 v1.3 -f markdown             two revisions, as a comment',
      'grantlint diff main --fail-on capability:exec,capability:network-out',
      'grantlint diff before/ after/                    two folders',
      'grantlint diff HEAD~3:dot/claude/settings.json dot/claude/settings.json   two files',
    ],
    after: `BASE and HEAD are revisions, A..B, A...B (from the merge base), folders, files or REV:FILE. Without words: HEAD and the work tree.
What git ignores (.claude/settings.local.json mostly) is taken to be the same on both sides of a work tree.
Our own configuration is read from BASE, so that a change cannot accept its own widening.

Exit codes:
  0  compared; nothing that --fail-on names
  1  something that --fail-on names (without it never)
  2  usage or configuration error
  3  something could not be read, or an internal error: the comparison is not complete`,
  },
  {
    name: 'history',
    summary: 'how the effective policy came to be: one comparison for each commit that touched configuration, and the trend',
    operands: '[revision]',
    flags: HISTORY_FLAGS,
    examples: [
      'grantlint history                                the main line of this branch, a merge as one step',
      'grantlint history --since "3 months ago"         only what is new',
      'grantlint history --since v1.2 -f markdown       since a revision, for a report',
      'grantlint history --all-commits --path packages/web',
      'grantlint history -f csv -o history.csv -f text',
    ],
    after: `Walks the commits in one git call and runs nothing of the repository. What a clone does not hold (shallow and partial clones, grafts) is said.

Exit codes: 0 walked, 2 usage error, 3 something could not be read, or an internal error: the timeline is not complete`,
  },
  {
    name: 'usage',
    summary: 'what session logs know: calls, who decided about them, prompts that repeat, and how the last run without a person went',
    operands: '[log|folder...]',
    flags: USAGE_FLAGS,
    examples: [
      'grantlint usage --since 4w                       all sessions of this user',
      'grantlint usage --project .                      those that were started here',
      'grantlint usage --last || mail-somebody          behind the client in a job: was anything refused?',
      'grantlint usage archive/ session.jsonl           other logs',
    ],
    after: `Logs are only read: those of subagents too, copies once, none of another user. Nothing of their text is printed: names of tools and
of known programs (others are <other>), counts and times. Without logs: $CLAUDE_CONFIG_DIR/projects, ~/.claude/projects by default; the client
deletes them after 30 days unless told otherwise. Clients before 2.1.293 do not record what was allowed by whom.

Exit codes:
  0  read; with --last: nothing was refused
  1  --last: a call was refused, or has no result
  2  usage error
  3  a log could not be read, or (--last) no such run is in them`,
  },
  {
    name: 'preflight',
    summary: 'would a run without a person do its job: for the script that cron starts, before it starts the client',
    operands: '[folder]',
    flags: PREFLIGHT_FLAGS,
    examples: [
      'grantlint preflight                              claude -p in this folder, with the environment that we have',
      'grantlint preflight --script run-brief.sh --for daily-brief',
      'grantlint preflight --script "$0" --for daily-brief || exit 1     in the script itself',
      'grantlint preflight --vars-file ~/.env.agent --mode dontAsk /opt/agent/brief',
      'env -i HOME="$HOME" PATH=/usr/bin:/bin grantlint preflight --script run-brief.sh     as cron would',
    ],
    after: `Looks at: the script, HOME and folder; the client on the PATH and its version, read from its files; mode; trust; settings in force; dead
permission rules; variables of servers (names only); modes and owners of secret files; servers that start, with their programs; hooks;
the log folder; what the skill needs against what is granted. Nothing is run but git and getfacl. What cannot be established is a failure.
One line when all is well; what was left out (no --script, no --for, what needs the network) is named in it.

Exit codes:
  0  ready
  1  not ready: every failure is listed with its remedy
  2  usage or configuration error
  3  not ready, and something could not be checked; or an internal error`,
  },
  {
    name: 'show',
    summary: 'what a session here would really have: files, rules, mode, servers, hooks, and what trust changes',
    operands: '[folder]',
    flags: SESSION_FLAGS,
    examples: [
      'grantlint show                                   this folder, attended and trusted',
      'grantlint show --headless --untrusted            as a job in a folder that nobody trusted',
      'grantlint show --start-dir packages/web          a session that starts further down',
      'grantlint show --user --verbose                  with ~/.claude and managed settings, lists in full',
    ],
    after: 'Exit codes: 0 shown, 2 usage error, 3 something could not be read, or an internal error',
  },
];

/** Prints help, the version, or what is wrong with a command line. Never runs anything. */
export function main(argv: readonly string[], host: Host): number {
  const program = new Command('grantlint')
    .description('Configuration linter and permission auditor for Claude Code harnesses.\nWithout a command: check.')
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help; after a command: help of that command')
    .helpCommand('help [command]', 'help of a command')
    .configureHelp({ helpWidth: 110, showGlobalOptions: false })
    .exitOverride()
    .configureOutput({ writeOut: (text) => host.out(text), writeErr: (text) => host.err(text.split('\n').map(visible).join('\n')) })
    .showSuggestionAfterError(true)
    .addHelpText('after', `\n${EXIT_CODES}\n\nEverything runs offline; nothing of a checked repository is ever executed.`);
  for (const described of COMMANDS) {
    const command = program
      .command(`${described.name} ${described.operands}`.trim())
      .summary(described.summary)
      .description(`${described.summary[0]?.toUpperCase()}${described.summary.slice(1)}.`)
      .exitOverride()
      .showHelpAfterError(`(grantlint ${described.name} --help lists the options)`)
      .addHelpText('after', `\nExamples:\n${described.examples.map((e) => `  ${e}`).join('\n')}\n\n${described.after}`)
      .action(() => undefined);
    for (const flag of described.flags) command.addOption(optionOf(flag));
  }
  try {
    program.parse([...argv], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
  // Commander found nothing to say about a line that the fast parser refused: a flag given twice, or an empty value.
  host.err('grantlint: an option is given twice or lacks its value (grantlint --help)\n');
  return 2;
}

function optionOf(flag: Flag): Option {
  const names = flag.short ? `${flag.short}, ${flag.name}` : flag.name;
  const option = new Option(flag.value === undefined ? names : `${names} <${flag.value}>`, flag.description);
  if (flag.choices) option.choices([...flag.choices]);
  if (flag.many) option.argParser((value: string, before: readonly string[] | undefined) => [...(before ?? []), value]);
  return option;
}
