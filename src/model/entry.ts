import type { Origin } from './origin.ts';

/** What kind of file starts the client. */
export type Via = 'shell script' | 'crontab line' | 'systemd unit' | 'npm script' | 'make target' | 'workflow step' | 'official action';

/** A fact of a text that is read and never run. undefined: nobody can tell, and no rule speaks of it. */
export type Told = boolean | undefined;

/** One word that a program gets. */
export interface EntryWord {
  /** As written where it stands, with quotes. */
  readonly text: string;
  /** What the program gets, plain variables put in. What nobody can tell stands as it is written; of `${X:-y}` the `y`. */
  readonly value: string;
  /** Nothing in `value` is a guess. */
  readonly known: boolean;
  /** An expansion outside of quotes: what is one word here may become several, or none. */
  readonly open: boolean;
  /** Expressions of a workflow, `github.event.issue.title`, that are put into the text before a shell reads it. */
  readonly holes: readonly string[];
  /** In the value of a variable where it came out of one. */
  readonly at: Origin;
}

export interface EntryAssignment {
  readonly name: string;
  readonly value: EntryWord | undefined;
  /** Of an array. */
  readonly elements: readonly EntryWord[] | undefined;
  readonly append: boolean;
  readonly exported: boolean;
  readonly at: Origin;
}

export interface EntryRedirect {
  readonly operator: string;
  readonly descriptor: number | undefined;
  /** Undefined for a here-document. */
  readonly target: EntryWord | undefined;
}

/** `timeout -k 30 1800` in front of a program. */
export interface Wrapper {
  readonly name: string;
  /** Without its name. */
  readonly words: readonly EntryWord[];
  readonly at: Origin;
}

/** What becomes of a command's exit status, as far as its own statement says. */
export type StatusUse =
  /** Nothing is done in the statement: `set -e` decides, or whoever reads `$?`. */
  | 'plain'
  /** `if`, `while`, `&&`: something is done when it is 0. */
  | 'tested'
  /** `|| true`. */
  | 'dropped'
  /** `|| exit 1`, `|| fail "…"`, `if ! …`: something is done when it is not. */
  | 'handled';

/** Options of the shell, and what surrounds a command when it is run. */
export interface ShellState {
  readonly errexit: Told;
  readonly nounset: Told;
  readonly pipefail: Told;
  readonly errtrace: Told;
  readonly xtrace: Told;
  readonly allexport: Told;
  /** As given to `umask`; undefined: never set, or not to be told. */
  readonly umask: EntryWord | undefined;
  /** The `cd` that was last made. */
  readonly cd: EntryCommand | undefined;
  /** Redirections that `exec` made for all that follows. */
  readonly redirects: readonly EntryRedirect[];
}

/** One simple command, in the order in which the shell comes to it; the body of a function stands where it is called. */
export interface EntryCommand {
  readonly words: readonly EntryWord[];
  readonly assignments: readonly EntryAssignment[];
  /** Its own, then those of the groups round it, from the inside out. */
  readonly redirects: readonly EntryRedirect[];
  readonly wrappers: readonly Wrapper[];
  /** The program that really runs, without folder; '' where there is none (a bare assignment). */
  readonly program: string;
  readonly args: readonly EntryWord[];
  readonly at: Origin;
  /** The command that reads its output, and whether its errors go there too (`|&`). */
  readonly feeds: { readonly command: EntryCommand; readonly errors: boolean } | undefined;
  /** The one whose output it reads. */
  readonly reads: EntryCommand | undefined;
  /** `$(…)`, `<(…)`: the command one of whose words or assignments holds this one. */
  readonly inside: { readonly command: EntryCommand; readonly kind: 'word' | 'assignment' | 'redirect' } | undefined;
  /** Of the whole pipeline that it stands in. */
  readonly status: StatusUse;
  readonly background: boolean;
  readonly state: ShellState;
  /** Not every run comes here: a branch, a loop, the right side of `&&`, a function that nobody calls. */
  readonly conditional: boolean;
  /** Names of the functions round it, outermost first. */
  readonly functions: readonly string[];
  /** In a function that nothing in the text calls: what stands around the call nobody can tell. */
  readonly uncalled: boolean;
  /** How often the text's loops may run it: in `for`, `while`, `until`. */
  readonly loop: boolean;
}

/** A file that the shell reads before the client is started: `source ~/.env.agent`. */
export interface SourcedFile {
  readonly word: EntryWord;
  readonly command: EntryCommand;
  /** All that it sets is exported (`set -a`). */
  readonly exported: Told;
}

/** One text that a shell runs: a script, a crontab line, a step. */
export interface EntryText {
  readonly file: string;
  readonly via: Via;
  /** Where the text stands. */
  readonly at: Origin;
  readonly text: string;
  /** `bash` where it says so; `sh` where that is what runs it; undefined: not to be told. */
  readonly shell: 'bash' | 'sh' | 'zsh' | undefined;
  /** All of them, in the order of execution. */
  readonly commands: readonly EntryCommand[];
  /** It is no valid shell, or too long: what is here may not be all. */
  readonly broken: boolean;
  readonly starts: readonly ClientStart[];
  readonly schedule: Schedule | undefined;
  /** Commands of other texts that run this one: a crontab line, a unit, a step, another script. */
  readonly callers: readonly Caller[];
  /** What the file says around the text. */
  readonly around: Around;
}

/** What a file says around the commands in it: a unit's keys, the head of a crontab, the job of a step. */
export interface Around {
  /** Variables that are set before the text begins. */
  readonly variables: ReadonlyMap<string, EntryVariable>;
  readonly user: EntryWord | undefined;
  /** Limits on its time: `timeout-minutes`, `RuntimeMaxSec`. */
  readonly limits: readonly Origin[];
  /** Two runs are kept apart: a systemd unit, `concurrency`. */
  readonly exclusive: boolean;
  /** `EnvironmentFile=` of a unit. */
  readonly variableFiles: readonly VariableFile[];
  /** `WorkingDirectory=` of a unit. */
  readonly folder: EntryWord | undefined;
}

/** A file of variables that whoever starts a text reads, and no shell. */
export interface VariableFile {
  readonly word: EntryWord;
  /** It starts without the file, too. */
  readonly optional: boolean;
}

export interface Caller {
  readonly text: EntryText;
  readonly command: EntryCommand;
}

/** Why it runs without anybody looking on. */
export interface Schedule {
  readonly by: 'crontab line' | 'systemd timer' | 'workflow schedule' | 'configuration' | 'remark';
  readonly at: Origin;
  /** Between two runs; infinite: once, at the start of the machine; undefined: not to be told. */
  readonly minutes?: number;
}

/** `--max-turns 40` of the client's own words. */
export interface ClientFlag {
  /** The long name without dashes, in its one spelling: `allowedTools`, `print`, `max-turns`. */
  readonly name: string;
  /** Words that belong to it: none for a switch. */
  readonly values: readonly EntryWord[];
  readonly word: EntryWord;
  /** Every run has it. False: it stands in a branch, or came out of something that nobody can tell. */
  readonly sure: boolean;
}

/** One call of the client that a file makes. */
export interface ClientStart {
  readonly via: Via;
  readonly file: string;
  /** The word that names the client; of the official action the step's `uses`. */
  readonly at: Origin;
  readonly flags: readonly ClientFlag[];
  readonly prompt: readonly EntryWord[];
  /** False: there are words of which nobody can tell what they become, so a flag that is not here may be set all the same. */
  readonly complete: boolean;
  /** `npx @anthropic-ai/claude-code@2.1.0`. */
  readonly package: { readonly word: EntryWord; readonly version: string | undefined } | undefined;
  /** Of the whole call, with what surrounds it; undefined for the official action. */
  readonly command: EntryCommand | undefined;
  /** The text that it stands in; undefined for the official action. */
  readonly text: EntryText | undefined;
  /** Commands that have run before it, and that run after it, pipeline and all left out. */
  readonly before: readonly EntryCommand[];
  readonly after: readonly EntryCommand[];
  readonly variables: ReadonlyMap<string, EntryVariable>;
  readonly sourced: readonly SourcedFile[];
  readonly schedule: Schedule | undefined;
  /** Whom it runs as, where something says so: `sudo -u`, the column of a crontab, `User=`. */
  readonly user: EntryWord | undefined;
  /** The file's own limits on its time: `timeout-minutes`, `RuntimeMaxSec`. */
  readonly limits: readonly Origin[];
  /** Something outside of the text keeps two runs apart: a systemd unit, `concurrency`. */
  readonly exclusive: boolean;
  readonly job: WorkflowJob | undefined;
  /** Inputs of the official action, by name. */
  readonly inputs: ReadonlyMap<string, EntryWord>;
}

export interface EntryVariable {
  readonly name: string;
  readonly value: EntryWord | undefined;
  readonly elements: readonly EntryWord[] | undefined;
  readonly exported: boolean;
  readonly at: Origin;
}

/** What a GitHub workflow says of the job that starts the client. */
export interface WorkflowJob {
  readonly name: string;
  /** `on:`, e.g. `pull_request_target`, `schedule`. */
  readonly triggers: ReadonlyMap<string, Origin>;
  /** Effective rights of the token by name; undefined: not stated. */
  readonly permissions: ReadonlyMap<string, string> | undefined;
  /** `ref:`, `repository:` of each checkout in front of the step. */
  readonly checkouts: readonly Checkout[];
  /** `if:` of job and step, as written. */
  readonly conditions: readonly string[];
  /** Variables of workflow, job and step that hold a secret or an event's text: name → expression. */
  readonly environment: ReadonlyMap<string, string>;
}

export interface Checkout {
  readonly at: Origin;
  readonly ref: string | undefined;
  readonly repository: string | undefined;
}
