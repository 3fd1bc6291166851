/** A word of a shell command. */
export interface ShellWord {
  /** As written, with quotes. */
  readonly text: string;
  /** Without quotes; expansions stay as they are written. */
  readonly value: string;
  /** Nothing in it is expanded: the value is what the program gets. */
  readonly plain: boolean;
}

/** One simple command, with what it is connected to. */
export interface ShellCommand {
  /** The program and its arguments. Empty for a bare assignment. */
  readonly words: readonly ShellWord[];
  readonly assignments: readonly { readonly name: string; readonly value: string }[];
  readonly redirects: readonly { readonly operator: string; readonly target: string }[];
  /** The command that reads this one's output through a pipe. */
  readonly feeds: ShellCommand | undefined;
  /** The command one of whose words holds this one in `$(…)`, backquotes or `<(…)`; and which word (-1: an assignment). */
  readonly inside: { readonly command: ShellCommand; readonly word: number } | undefined;
  /** Offsets in the text that was parsed. */
  readonly start: number;
  readonly end: number;
}

export interface ShellText {
  /** In reading order, nested ones too; so are those of a literal `sh -c '…'`. */
  readonly commands: readonly ShellCommand[];
  /** The text is not valid shell, or too long to look at: what is here may be incomplete. */
  readonly broken: boolean;
}
