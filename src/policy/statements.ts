import { isMcpName } from '../client/tools.ts';
import type { Stage } from './check.ts';
import type { Verdict } from './decide.ts';

/** A measured statement about the client: its number in the notes that this engine follows, and what it says. */
export interface Statement {
  /** For example `permissions-bash D1`; the comments of this folder cite the same numbers. */
  readonly number: string;
  readonly says: string;
}

type Entry = readonly [reason: RegExp, number: string, says: string];

const ANY = /^/;

/** What a mode does to the calls of every tool. */
const ANY_MODE: readonly Entry[] = [
  [/^bypassPermissions/, 'permissions-bash §5.8', 'bypassPermissions passes whatever would be asked, but for ask rules and critical removals.'],
  [/^dontAsk/, 'permissions-bash §5.8', 'dontAsk refuses whatever would be asked.'],
  [
    /classifier/,
    'permissions-bash §5.8',
    'In auto mode, and in plan mode where auto is available, a classifier answers what would be asked; without its yes the call is refused.',
  ],
];

/** Deny patterns and ask rules on a line of several commands. */
const WHOLE_CHAIN: Entry = [
  /whole chain/,
  'permissions-traps §1',
  'Deny patterns and ask rules are compared with a whole chain only in a pipe of which a part does not pass by itself, where a part is stopped for its files or cannot be analysed, and in front of `&` where every part passes; an exact deny rule always is.',
];

/** What no pattern lifts, and what does (D5, D6). */
const EXACT_OR_BARE = 'is passed only by a rule that is exactly the whole command, or by the bare rule';

/** Of Bash and Monitor; the first entry whose pattern fits the verdict's reason. */
const SHELL: Readonly<Partial<Record<Stage, readonly Entry[]>>> = {
  'path deny': [
    [/redirection/, 'permissions-bash T4', 'Read and Edit deny rules also refuse what a redirection reads or writes, before any Bash rule is looked at.'],
    [ANY, 'permissions-traps §6', 'A deny rule on a file that the command names literally refuses the command before any Bash rule is looked at.'],
  ],
  'exact deny': [[ANY, 'permissions-bash D1', 'Step 1: a deny rule that is the very command (or the P of `P:*`) comes before all other Bash rules.']],
  'exact ask': [
    WHOLE_CHAIN,
    [
      ANY,
      'permissions-bash D1',
      'Step 2: an ask rule that is the very command (or the P of `P:*`) comes after exact deny rules and before all deny patterns, which it so weakens.',
    ],
  ],
  'pattern deny': [
    WHOLE_CHAIN,
    [/command in it/, 'permissions-bash M6', 'Text that cannot be analysed is searched for every command that it can reach; deny rules come first.'],
    [ANY, 'permissions-bash D1', 'Step 3: deny patterns come after exact deny and exact ask rules (1, 2) and before everything else.'],
  ],
  'pattern ask': [
    WHOLE_CHAIN,
    [/command in it/, 'permissions-bash M6', 'Text that cannot be analysed is searched for every command that it can reach; ask rules come after deny rules.'],
    [ANY, 'permissions-bash D1', 'Step 4: ask patterns come before every allow rule, however narrow it is.'],
  ],
  'exact allow': [
    [/chain/, 'permissions-traps §4', 'An allow rule that is the whole chain passes it, unless exactly one part does not pass by itself and gives a reason.'],
    [
      ANY,
      'permissions-bash D1',
      'Step 6: an allow rule that is the very command comes after the checks of files (5); it also passes what cannot be analysed (D5).',
    ],
  ],
  'pattern allow': [
    [ANY, 'permissions-bash D1', 'Step 7: allow patterns come after deny and ask rules (1 to 4), the checks of files (5) and exact allow rules (6).'],
  ],
  'path check': [
    [/redirection opens a network/, 'permissions-bash C6', 'A redirection to /dev/tcp or /dev/udp asks; only the bare rule lifts that.'],
    [
      /change of the folder|makes the files of a repository/,
      'permissions-bash T5',
      'A `cd` together with git, a write or a redirection asks, whatever the parts are allowed.',
    ],
    [
      /redirection reads|input redirection/,
      'permissions-bash T2',
      'An input redirection is a read of its target: inside the working directories free, outside asked about, whatever rule names the command.',
    ],
    [/redirection/, 'permissions-bash T1', 'An output redirection needs write permission for its target; a Bash rule with a command in it never covers it.'],
    [/brace in a command/, 'policy T7', 'In a file that a command writes a pattern or a brace asks, quoted or not.'],
    [/with flags|glob in a command/, 'permissions-bash T6', 'mv and cp with any flag, and commands that write to a glob, ask.'],
    [/allows the write/, 'permissions-bash T1', 'A file command writes only where acceptEdits, an `Edit(path)` rule or a rule on the command opens the file.'],
    [
      ANY,
      'permissions-bash T3',
      'The files of known file commands are checked even where a rule names the command: outside the working directories only `Read(path)` or `Edit(path)` rules and additionalDirectories open them.',
    ],
  ],
  'command check': [
    [/^find/, 'permissions-bash C1', `find with an action that runs or changes something, or with a pattern that is no value of a test, ${EXACT_OR_BARE}.`],
    [/^awk/, 'permissions-bash C2', `awk that runs commands or loads code ${EXACT_OR_BARE}.`],
    [/^jq/, 'permissions-bash C3', `jq that reads code or files through its options ${EXACT_OR_BARE}.`],
  ],
  unanalysable: [
    [/^a subshell/, 'permissions-bash D5', 'A subshell is passed by the bare rule only: an exact rule does not reach it.'],
    [/^longer than/, 'permissions-bash P4', 'Over 10,000 characters nothing is analysed, and only the bare rule passes the command.'],
    [
      /^\S+ (?:sets a variable|changes an option|compares)|operand that the shell|value that cannot|-n with a value|from \/proc|pattern that the shell/,
      'permissions-bash C6',
      `A command that reads an environment from /proc, or a builtin with computed operands or an effect on the shell, ${EXACT_OR_BARE}.`,
    ],
    [
      /evaluates|starts cannot be checked|in a form that|reaches past|in front of|^env /,
      'permissions-bash W3',
      `A program that evaluates text, or starts others in a way that the client cannot look into, ${EXACT_OR_BARE}.`,
    ],
    [/redirection/, 'permissions-bash P3', `A redirection of unusual form or of a whole group ${EXACT_OR_BARE}.`],
    [/command gives|command inside/, 'permissions-bash P2', `A command with words that come out of another one ${EXACT_OR_BARE}.`],
    [/variable|escape codes|`\$`/, 'permissions-bash P1', `A command with variables or other text known only at run time ${EXACT_OR_BARE}.`],
    [
      /blank|backslash|quote|parenthesis|starts with #|fragment|empty program|^unexpected|^expected|unterminated/,
      'permissions-bash P4',
      `Text that the client cannot be sure to read as the shell does ${EXACT_OR_BARE}.`,
    ],
    [ANY, 'permissions-bash P3', `A group, a function, a here-document that the shell expands, brace expansion and the like ${EXACT_OR_BARE}.`],
  ],
  'safety check': [
    [/`&`/, 'permissions-traps §2', '`X &` asks as soon as every part of it would pass without the bare rule; no rule lifts that.'],
    [/removal that a deny rule/, 'permissions-bash S3', 'Where a deny rule names rm or rmdir, a `sh -c` script that holds it asks under every rule.'],
    [/link/, 'permissions-bash D6', 'A write through a link out of the working directories asks under every rule, the bare one included.'],
    [/another way/, 'permissions-bash D6', 'Text that could hide a removal asks under every rule, the bare one included.'],
    [
      /credentials/,
      'policy S4',
      'What would take the sign-in tokens of the client away, write them or give them a second name asks under every rule and beside every classifier.',
    ],
    [ANY, 'permissions-bash S2', 'Writes to protected files (settings, .git, hooks, shell start-up files) ask under every rule, the bare one included.'],
  ],
  'critical removal': [
    [/another way/, 'permissions-bash D6', 'Text that could hide a removal asks under every rule, the bare one included.'],
    [ANY, 'permissions-bash S1', 'rm and rmdir on the root, a home folder, the working directory or its parents ask under every rule and in every mode.'],
  ],
  'read-only': [[ANY, 'permissions-bash §5.7', 'Step 8 of D1: commands that the client knows to read only need no rule.']],
  mode: [
    [/^acceptEdits/, 'permissions-bash §5.8', 'acceptEdits passes touch, mkdir, rm, rmdir, mv, cp, plain sed and redirections inside the working directories.'],
    ...ANY_MODE,
    [ANY, 'permissions-bash §5.8', 'The mode decides what no rule decides.'],
  ],
  'whole-tool allow': [
    [ANY, 'permissions-bash D6', 'The bare rule is consulted last and passes all that is not stopped by a deny rule, an ask rule or a safety check.'],
  ],
  'no rule': [
    [
      /known to be harmless/,
      'permissions-bash E1',
      'Of variables set in front of a command only those that are known to be harmless are left out before allow rules are compared.',
    ],
    [
      /by this path/,
      'permissions-bash M3',
      'For allow rules a path is not reduced to the name of the program: `/usr/bin/git` and `./run` need rules of their own.',
    ],
    [ANY, 'permissions-bash D1', 'Step 9: what no rule passes and what is not known to read only is asked about.'],
  ],
};

/** Of file tools. */
const FILES: Readonly<Partial<Record<Stage, readonly Entry[]>>> = {
  'path deny': [[ANY, 'permissions-paths §3.1', 'Path deny rules come first; a Read deny refuses Edit and Write of the file too.']],
  'path ask': [[ANY, 'permissions-paths §3.1', 'Path ask rules come after path deny rules and before every allow rule.']],
  'path allow': [
    [/Edit allow rule covers reading/, 'permissions-paths §2.4', 'An Edit allow rule lets the same files be read.'],
    [/covers the working/, 'permissions-paths §2.5', '`Tool(*)` in an allow list is the tool inside the working directories only.'],
    [
      ANY,
      'permissions-paths §3.1',
      'Path allow rules come after deny rules, ask rules and the protected files; the file and every form its links pass through must match.',
    ],
  ],
  'path check': [
    [/Windows/, 'permissions-paths §3.5', 'Names that end in a dot or hold `~1` always ask.'],
    [/symbolic link/, 'permissions-paths §3.6', 'Write and Edit refuse a file that is a symbolic link, in every mode.'],
    [ANY, 'permissions-paths §3.1', 'Outside the working directories a file tool asks, unless a path rule or the bare rule allows it.'],
  ],
  'safety check': [
    [/Windows/, 'permissions-paths §3.5', 'Names that end in a dot or hold `~1` always ask.'],
    [/link/, 'permissions-paths §3.1', 'A path that links lead out of the working directories asks under every rule.'],
    [/credentials/, 'policy S4', 'The file tools never write the sign-in tokens of the client, in no mode.'],
    [ANY, 'permissions-paths §3.8', 'Protected files (settings, .git, hooks, shell start-up files) are opened for writing by no allow rule of any source.'],
  ],
  'built-in default': [
    [/notes of the project/, 'policy F2', 'The Markdown notes of the project are written without a rule, in every mode.'],
    [/keeps about the project/, 'policy F1', 'What the client keeps about the project, and its task lists, are read without a rule.'],
    [ANY, 'permissions-paths §2.9', 'Reading inside the working directories needs no rule.'],
  ],
  mode: [
    ...ANY_MODE,
    [/^plan mode asks/, 'permissions-paths §3.1', 'Plan mode asks before each write, whatever the rules allow.'],
    [/reading pass/, 'permissions-paths §3.1', 'Where a classifier stands behind (auto, plan), reading passes everywhere but where a rule denies or asks.'],
    [ANY, 'permissions-paths §3.1', 'acceptEdits and auto pass edits inside the working directories, but not of protected files.'],
  ],
  'whole-tool allow': [[ANY, 'permissions-paths §3.1', 'The bare rule of the very tool passes what nothing before it stopped.']],
  'no rule': [[ANY, 'permissions-paths §2.9', 'Without a rule Write and Edit ask.']],
};

const HOSTS: Readonly<Partial<Record<Stage, readonly Entry[]>>> = {
  'pattern deny': [[ANY, 'permissions-paths §4.1', 'WebFetch rules name a host: `domain:h` that one, `domain:*.h` its subdomains; deny comes first.']],
  'pattern ask': [[ANY, 'permissions-paths §4.1', 'WebFetch rules name a host; ask comes after deny and before allow.']],
  'pattern allow': [[ANY, 'permissions-paths §4.1', 'WebFetch rules name a host; port, scheme, path and query are ignored.']],
  'built-in default': [[ANY, 'permissions-paths §4.2', 'Known documentation hosts are fetched without a rule, with any query.']],
};

const MCP: Readonly<Partial<Record<Stage, readonly Entry[]>>> = {
  'tool removed': [[ANY, 'permissions-paths §4.4', 'A deny rule on an MCP tool or its server removes the tool; globs work after `mcp__`.']],
  'whole-tool ask': [[ANY, 'permissions-paths §4.4', 'An ask rule on an MCP tool or its server asks for every call.']],
  'whole-tool allow': [[ANY, 'permissions-paths §4.4', 'An allow rule names an MCP tool, or its server for all tools of it, in the normalised spelling.']],
};

const AGENT: Readonly<Partial<Record<Stage, readonly Entry[]>>> = {
  'exact deny': [[ANY, 'permissions-paths §4.5', '`Agent(name)` in a deny list is exact; in allow and ask lists it is never consulted.']],
};

const SKILL: Readonly<Partial<Record<Stage, readonly Entry[]>>> = {
  'pattern deny': [[ANY, 'permissions-paths §4.6', '`Skill(n)` is exact, `Skill(n:*)` a raw prefix; deny comes first.']],
  'pattern allow': [[ANY, 'permissions-paths §4.6', '`Skill(n)` is exact, `Skill(n:*)` a raw prefix; an ask rule with a name is never consulted.']],
  'no rule': [
    [ANY, 'permissions-paths §9.4', 'A skill that grants tools, takes tools away or brings hooks needs a `Skill(name)` rule when the model starts it.'],
  ],
};

/** Of every tool, where its own table says nothing. */
const ALL: Readonly<Record<Stage, readonly Entry[]>> = {
  'tool removed': [
    [ANY, 'permissions-bash R2', 'A bare deny rule (or `Tool(*)`, or a tool glob) removes the tool: the call is answered "No such tool available".'],
  ],
  'whole-tool ask': [[ANY, 'permissions-bash R2', 'A bare ask rule asks for every call of the tool, harmless ones included; only deny rules are stronger.']],
  'field deny': [[ANY, 'permissions-bash R10', 'A deny rule `Tool(field:value)` looks at an input field, before the tool judges the call.']],
  'field ask': [[ANY, 'permissions-bash R10', 'An ask rule `Tool(field:value)` looks at an input field, before the tool judges the call.']],
  'path deny': [[ANY, 'permissions-paths §3.1', 'Path deny rules come first.']],
  'path ask': [[ANY, 'permissions-paths §3.1', 'Path ask rules come after path deny rules.']],
  'exact deny': [[ANY, 'permissions-bash D1', 'Step 1: exact deny rules.']],
  'exact ask': [[ANY, 'permissions-bash D1', 'Step 2: exact ask rules.']],
  'pattern deny': [[ANY, 'permissions-bash D1', 'Step 3: deny patterns.']],
  'pattern ask': [[ANY, 'permissions-bash D1', 'Step 4: ask patterns.']],
  'exact allow': [[ANY, 'permissions-bash D1', 'Step 6: exact allow rules.']],
  'pattern allow': [[ANY, 'permissions-bash D1', 'Step 7: allow patterns.']],
  'path allow': [[ANY, 'permissions-paths §3.1', 'Path allow rules come after deny and ask rules.']],
  'path check': [[ANY, 'permissions-paths §3.1', 'Files outside the working directories ask.']],
  'command check': [[ANY, 'permissions-bash §5.5', 'Some commands are checked even under an allow pattern.']],
  unanalysable: [[ANY, 'permissions-bash §5.3', 'What cannot be analysed asks.']],
  'safety check': [[ANY, 'permissions-bash §5.6', 'Safety checks ask under every rule.']],
  'critical removal': [[ANY, 'permissions-bash S1', 'Critical removals ask in every mode.']],
  'read-only': [[ANY, 'permissions-bash §5.7', 'Commands that only read need no rule.']],
  mode: [
    ...ANY_MODE,
    [/^plan mode asks/, 'permissions-paths §3.1', 'Plan mode asks before each tool of a server, whatever the rules allow.'],
    [ANY, 'permissions-bash §5.8', 'The mode decides what no rule decides.'],
  ],
  'whole-tool allow': [[ANY, 'permissions-paths §2.2', 'A bare allow rule passes the exact tool that it names.']],
  'built-in default': [
    [/plan is shown/, 'policy A1', 'In plan mode ExitPlanMode shows the plan to the user, whatever the rules say.'],
    [/question to the user/, 'permissions-paths §2.9', 'AskUserQuestion puts its question to the user, whatever the rules say.'],
    [ANY, 'permissions-paths §2.9', 'The tool runs without a rule in default mode.'],
  ],
  'no rule': [[ANY, 'permissions-paths §2.9', 'Without a rule the tool asks.']],
};

/** The measured statement by which the client comes to this verdict. */
export function statementOf({ stage, reason, rule }: Verdict, tool: string): Statement {
  if (tool === 'Monitor' && stage === 'tool removed' && rule?.tool === 'Bash')
    return { number: 'permissions-traps §3', says: 'A deny rule that removes Bash removes Monitor too.' };
  const own = tableOf(tool)[stage] ?? ALL[stage];
  const [, number, says] = own.find(([pattern]) => pattern.test(reason)) ?? ALL[stage][0] ?? [ANY, 'permissions-bash D2', ''];
  return { number, says };
}

function tableOf(tool: string): Readonly<Partial<Record<Stage, readonly Entry[]>>> {
  switch (tool) {
    case 'Bash':
    case 'Monitor':
      return SHELL;
    case 'Read':
    case 'Grep':
    case 'Glob':
    case 'Write':
    case 'Edit':
    case 'MultiEdit':
    case 'NotebookEdit':
      return FILES;
    case 'WebFetch':
      return HOSTS;
    case 'Agent':
      return AGENT;
    case 'Skill':
      return SKILL;
    default:
      return isMcpName(tool) ? MCP : {};
  }
}
