/** The few things of the process that a command needs besides trees. Tests hand in their own. */
export interface Host {
  /** Absolute path of the working directory, with `/`. */
  readonly cwd: string;
  /** Absolute path of the home folder. */
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly stdoutIsTTY: boolean;
  readonly stderrIsTTY: boolean;
  /** Columns of the terminal; 80 where standard output is none. */
  readonly columns: number;
  out(text: string): void;
  err(text: string): void;
  stdin(): Uint8Array;
  /** Milliseconds of some clock; only for progress. */
  millis(): number;
  /** Today as `YYYY-MM-DD` (UTC); SOURCE_DATE_EPOCH is honoured. Only expiry dates are compared with it. */
  today(): string;
}
