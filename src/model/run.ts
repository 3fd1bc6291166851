export type Mode = 'default' | 'acceptEdits' | 'plan' | 'dontAsk' | 'bypassPermissions' | 'auto';
export const MODES = ['default', 'acceptEdits', 'plan', 'dontAsk', 'bypassPermissions', 'auto'] as const;

/** How a session is started. The same files give different rights in different runs. */
export interface Run {
  /** `--permission-mode`; undefined means the `defaultMode` in force. */
  readonly mode: Mode | undefined;
  /** `-p`: nobody is there to answer a prompt. */
  readonly headless: boolean;
  /** Whether the folder's trust dialog was accepted. */
  readonly trusted: boolean;
  /** Folder where the client starts, relative to the root; '' is the root. */
  readonly startDir: string;
  readonly clientVersion: string;
}
