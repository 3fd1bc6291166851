import type { Run } from '../model/run.ts';
import type { Incomplete } from '../pipelines/check.ts';
import { visible } from './visible.ts';

/** What reports about one session have in common: which client, run and folder they hold for. */
export interface SessionReport {
  readonly version: string;
  readonly client: string;
  readonly run: Run;
  /** The folder as the user named it. */
  readonly root: string;
  /** The mode in force, and the file and line that give it. */
  readonly mode: ModeAt;
  /** Whether the home folder and managed settings were read. */
  readonly user: boolean;
  readonly incomplete: readonly Incomplete[];
}

export interface ModeAt {
  readonly mode: string;
  readonly from: 'command line' | 'settings' | 'client';
  readonly file?: string;
  readonly line?: number | null;
}

/** The same head in every json-v1 report of a session. */
export const sessionHeader = ({ version, client, run, root, mode, user }: SessionReport) => ({
  version: 1,
  tool: { name: 'grantlint', version },
  client,
  run: { mode: run.mode ?? null, headless: run.headless, trusted: run.trusted, startDir: run.startDir },
  root,
  user,
  mode,
});

/** One sentence that says which session the answer holds for. */
export function assumed({ run, root, mode, client, user }: SessionReport): string {
  const where = run.startDir === '' ? root : `${root === '.' ? '' : `${root.replace(/(?<!\/)\/+$/, '')}/`}${run.startDir}`;
  const facts = [run.headless ? 'headless (-p)' : 'attended', run.trusted ? 'trusted' : 'not trusted', `mode ${modeText(mode)}`, `started in ${where}`];
  const home = user ? '' : ' Settings of the home folder and managed ones were not read (--user reads them).';
  return `Assumed: ${facts.join(', ')}, client ${client}.${home}`;
}

export const modeText = ({ mode, from, file, line }: ModeAt): string =>
  `${mode} (${from === 'client' ? 'no file sets one' : from === 'command line' ? 'as asked for' : placeText(file, line)})`;

/** `file:line`, made safe. */
export const placeText = (file: string | undefined, line: number | null | undefined): string =>
  file === undefined ? 'command line' : `${visible(file)}${line === null || line === undefined ? '' : `:${line}`}`;
