import { closeSync, constants, fstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { isLookable } from './links.ts';

/** Why a session log was not read. */
export type NotRead = 'foreign-owner' | 'no-file' | 'unreadable';

/** An open session log: it is only ever read, from its beginning to its end. */
export interface LogFile {
  readonly size: number;
  /** Fills the buffer from `at` on; how many bytes came, 0 at the end. Throws where the disk fails. */
  read(buffer: Uint8Array, at: number): number;
  close(): void;
}

/** Links are not followed, and what belongs to somebody else is refused: these files hold what people said. */
export function openLog(path: string): LogFile | NotRead {
  if (!isLookable(path)) return 'unreadable';
  let handle: number;
  try {
    handle = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0));
  } catch (error) {
    return error instanceof Error && 'code' in error && /^(?:ENOENT|ENOTDIR)$/.test(String(error.code)) ? 'no-file' : 'unreadable';
  }
  const refused = refusal(handle);
  if (refused !== undefined) {
    closeSync(handle);
    return refused;
  }
  return {
    size: fstatSync(handle).size,
    read: (buffer, at) => readSync(handle, buffer, at, buffer.length - at, null),
    close: () => closeSync(handle),
  };
}

function refusal(handle: number): NotRead | undefined {
  const stat = fstatSync(handle);
  if (!stat.isFile()) return 'no-file';
  const caller = process.geteuid?.();
  return caller !== undefined && stat.uid !== caller ? 'foreign-owner' : undefined;
}

export interface FoundLogs {
  /** Absolute paths, in the order of their bytes. */
  readonly files: readonly string[];
  /** Folders that could not be listed. */
  readonly unlisted: readonly string[];
}

/** Every `*.jsonl` at or below a folder, those of subagents too; links are not followed. */
export function findLogs(folder: string): FoundLogs {
  const files: string[] = [];
  const unlisted: string[] = [];
  const waiting = [folder];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    try {
      for (const entry of readdirSync(next, { withFileTypes: true })) {
        const path = `${next}/${entry.name}`;
        if (entry.isDirectory()) waiting.push(path);
        else if (entry.isFile() && entry.name.endsWith('.jsonl')) files.push(path);
      }
    } catch {
      unlisted.push(next);
    }
  }
  return { files: files.sort(), unlisted };
}
