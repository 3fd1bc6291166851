/** One word of a command. */
export interface Arg {
  /** As written. */
  readonly raw: string;
  /** Without quotes and backslashes, `$HOME` filled in. */
  readonly value: string;
  /** Holds an unquoted `*`, `?` or `[`. */
  readonly glob: boolean;
  /** Holds a quote or a backslash. */
  readonly quoted: boolean;
  /** Part of it is known only when the command runs: `"a $(b)"`. */
  readonly dynamic: boolean;
}

export interface Assign {
  readonly name: string;
  readonly raw: string;
  readonly value: string;
  /** The value is a plain word: no quotes, nothing that the shell expands. */
  readonly plain: boolean;
}

export interface Redir {
  readonly operator: string;
  readonly target: Arg;
  readonly writes: boolean;
}

/** A simple command, as the rules see it. */
export interface Part {
  readonly assigns: readonly Assign[];
  /** The program and its arguments; empty for bare assignments and bare redirections. */
  readonly argv: readonly Arg[];
  /** File redirections; those to /dev/null and between descriptors are left out. */
  readonly redirs: readonly Redir[];
  /** Source text without redirections and comments. */
  readonly text: string;
  /** Here-strings, which stay part of the text: `<<< a`. */
  readonly here: string;
  /** Words in front of the here-strings, where words follow as well. */
  readonly hereAt?: number;
  /** Source text with its redirections. */
  readonly full: string;
  /** A redirection stands in front of the program. */
  readonly leading: boolean;
  /** Has any redirection, free ones included. */
  readonly redirected: boolean;
  /** Why this command cannot be analysed although its shape is plain. */
  readonly problem?: string;
  /** It stands in the body of a function. */
  readonly defined?: boolean;
  /** Number of the pipeline it stands in, and how many commands that has. */
  readonly pipeline: number;
}

/** A command line, taken apart. */
export interface CommandLine {
  /** Trimmed source. */
  readonly source: string;
  /** The client cannot be sure that it read the line as the shell will: asks even under a bare rule. */
  readonly unsure: boolean;
  /** Why the line as a whole cannot be analysed; then `parts` are all commands that can be reached in it. */
  readonly complex?: string;
  readonly parts: readonly Part[];
  /** What joins the top-level parts, in order. */
  readonly pipes: boolean;
  readonly background: boolean;
  /** A comment stands somewhere in it. */
  readonly commented: boolean;
  /** Some part has a redirection. */
  readonly redirected: boolean;
  /** The chain without redirections and comments: operators in the usual spelling, `;` and newlines as written. */
  readonly chain: string;
  /** The same with `; ` for every separator. */
  readonly loose: string;
}
