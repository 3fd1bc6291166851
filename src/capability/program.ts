/** What a command can do beyond what its name promises. */
export const CAPABILITIES = [
  'exec',
  'write-any',
  'read-any',
  'secrets',
  'network-out',
  'network-in',
  'install',
  'publish',
  'persist',
  'escalate',
  'destroy',
] as const;
export type Capability = (typeof CAPABILITIES)[number];

/** How sure it is that a call has the effect: seen, documented, or said of a relative. */
export type Confidence = 'high' | 'medium' | 'low';

/** What has to be there besides the permission before a call has its effect. */
export type Need =
  /** Code, scripts or configuration of the project. */
  | 'workspace-file'
  /** A hook or configuration of the repository, which the client protects against edits. */
  | 'repository'
  /** Any file that it can read. */
  | 'attacker-file'
  | 'remote-endpoint'
  /** Something that nobody has committed or saved elsewhere. */
  | 'unsaved-work'
  | 'credentials'
  | 'daemon'
  | 'terminal'
  | 'root'
  /** A running process or a desktop of the same user. */
  | 'session'
  /** Something of the machine that is switched on in some places only. */
  | 'configuration';

/**
 * One thing that a prefix rule on a program permits, with the words that show it: `prefix + ' ' + words` is a call that has the effect, and
 * that the client lets through under that rule unless it is `gated`.
 */
export interface Power {
  readonly can: Capability;
  readonly words: string;
  /** What the words do, where the capability says too much or too little: `sets the clock`. */
  readonly does?: string;
  /** A harmless command whose output it reads: `echo '!id' | ed -s`. */
  readonly feed?: string;
  /** The arguments that make it so; absent: the options and sub-commands of `words` (telling-arguments.ts). `http*` is any that begins so. */
  readonly by?: readonly string[];
  /** The power is the program's purpose (a shell, a wrapper), not a side door. */
  readonly purpose?: true;
  /** Nearly everybody who grants the prefix wants it all the same: worth knowing, not worth a warning. */
  readonly mild?: true;
  /** The words work after other arguments too: `git push origin` + `--force`. */
  readonly anywhere?: true;
  /** Absent: nothing. */
  readonly needs?: Need;
  /** The client's own check that asks for this call under every prefix rule, as the reference numbers it: what the program can, and no such rule permits. */
  readonly gated?: string;
  /** The witness was run and its effect seen. */
  readonly seen?: true;
}

export interface Program {
  /** Words as a rule's prefix has them: `git`, `git push`. */
  readonly prefix: string;
  /** Other names with the same powers by the same words. */
  readonly also?: readonly string[];
  /** Worst first. */
  readonly powers: readonly Power[];
  /** How many words may stand before the command that it runs: a container, a host, a duration. */
  readonly operands?: number;
  /** The words when those are given already. */
  readonly after?: string;
  /** Its reading forms run without any rule, and the client refuses the others then. */
  readonly free?: true;
  /** Words behind the prefix after which none of the powers is left: `-n` of `bash`. */
  readonly safe?: readonly string[];
  /** Narrower spellings that do most people's job. */
  readonly instead?: readonly string[];
  /** Where no narrower one would be left: another command, or another tool, that does the job. */
  readonly rather?: readonly string[];
  /** Where the facts are from. */
  readonly source: readonly string[];
  /** How sure the powers are that nobody has seen at work. */
  readonly confidence: Confidence;
}

/** What a permission alone does not give: code of the project, a terminal, rights that are not there. */
const ASIDE: ReadonlySet<Need> = new Set(['workspace-file', 'repository', 'terminal', 'root', 'session']);

/** Whether who has the permission has the power: `npm test` runs what somebody else put there. */
export const standsAlone = ({ needs }: { readonly needs?: Need }): boolean => needs === undefined || !ASIDE.has(needs);

/**
 * Whether a change that permits it is worth telling. Jobs in containers are often root: what only root can do counts then, to become it does not.
 * What a name alone promises is no gain.
 */
export const isGain = ({ capability, needs, guess }: { readonly capability: Capability; readonly needs?: Need; readonly guess?: true }): boolean =>
  !guess && (standsAlone(needs === undefined ? {} : { needs }) || (needs === 'root' && capability !== 'escalate'));

/** Whether a rule on the prefix is worth a word because of it: reading is what everybody may, and what is asked about is not permitted. */
export const counts = (power: Power): boolean => power.gated === undefined && power.can !== 'read-any' && standsAlone(power);

/**
 * The powers that an open rule on the program's name is told of. Where the reading forms need no rule, all that a rule adds is the rest: then
 * what would not be worth a word of another program is.
 */
export function toldOf({ powers, free }: Program): readonly Power[] {
  const counting = powers.filter(counts);
  return counting.length === 0 && free ? powers.filter(({ gated }) => gated === undefined) : counting;
}

/** The call that shows a power under one of the program's names. */
export const witnessOf = ({ feed, words }: Power, name: string): string => `${feed === undefined ? '' : `${feed} | `}${name} ${words}`.trim();

/** By another of its names a power is a step less sure. */
export function confidenceOf({ seen }: Power, { confidence, prefix }: Program, name: string): Confidence {
  const own = seen ? 'high' : confidence;
  if (name === prefix) return own;
  return own === 'high' ? 'medium' : 'low';
}

/** A power of a program under one of its names. */
export interface Entry {
  readonly program: Program;
  readonly name: string;
  readonly power: Power;
}
