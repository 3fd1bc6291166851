import { type ReadCounts, transcriptReader } from '../transcripts/reader.ts';
import { lastUnattended, type Session } from '../transcripts/sessions.ts';
import type { Unknown } from '../transcripts/unknown.ts';
import { type Scope, type Usage, UsageCounter } from '../transcripts/usage.ts';
import { findLogs, type NotRead, openLog } from '../world/log-files.ts';

export interface UsageQuestion extends Scope {
  /** Logs, or folders that hold some: absolute. */
  readonly from: readonly { readonly path: string; readonly kind: 'file' | 'folder' }[];
  /** The folder of which the last run without a person is judged. */
  readonly last?: string;
}

export interface UsageAnswer {
  readonly usage: Usage;
  readonly read: ReadCounts;
  readonly unknown: readonly Unknown[];
  /** Logs and folders that were not read, by reason; their names lead to people. */
  readonly notRead: Readonly<Record<NotRead | 'unlisted', number>>;
  /** undefined where there is none, or nobody asked. */
  readonly last: Session | undefined;
}

/** Reads session logs, one after the other, and counts. Nothing of their text is in the answer. */
export function usage({ from, last, ...scope }: UsageQuestion): UsageAnswer {
  const counter = new UsageCounter(scope);
  const reader = transcriptReader(counter);
  const notRead = { 'foreign-owner': 0, 'no-file': 0, unreadable: 0, unlisted: 0 };
  const done = new Set<string>();
  for (const { path, kind } of from) {
    const found = kind === 'folder' ? findLogs(path) : { files: [path], unlisted: [] };
    notRead.unlisted += found.unlisted.length;
    for (const file of found.files) {
      if (done.has(file)) continue;
      done.add(file);
      const log = openLog(file);
      if (typeof log === 'string') {
        notRead[log]++;
        continue;
      }
      try {
        reader.file(log.read);
      } catch (error) {
        // Only what the disk says; anything else is a mistake of ours.
        if (!(error instanceof Error && 'syscall' in error)) throw error;
        notRead.unreadable++;
      } finally {
        log.close();
      }
    }
  }
  const { counts, unknown } = reader.end();
  const counted = counter.usage();
  return { usage: counted, read: counts, unknown, notRead, last: last === undefined ? undefined : lastUnattended(counted.sessions, last) };
}
