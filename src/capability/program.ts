/** What a command can do beyond what its name promises. */
export type Capability =
  | 'exec'
  | 'write-any'
  | 'read-any'
  | 'secrets'
  | 'network-out'
  | 'network-in'
  | 'install'
  | 'publish'
  | 'persist'
  | 'escalate'
  | 'destroy';

/**
 * One thing that a prefix rule on a program permits, with the words that show it: `prefix + ' ' + words` is a call that the client
 * lets through under that rule and that has the effect.
 */
export interface Power {
  readonly can: Capability;
  readonly words: string;
  /** The power is the program's purpose (a shell, a wrapper), not a side door. */
  readonly purpose?: true;
  /** Nearly everybody who grants the prefix wants it all the same: worth knowing, not worth a warning. */
  readonly mild?: true;
  /** The words work after other arguments too: `git push origin` + `--force`. */
  readonly anywhere?: true;
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
  /** A narrower spelling that does most people's job. */
  readonly instead?: string;
}
