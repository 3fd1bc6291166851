import { dirname, isWithin } from './paths/posix.ts';
import type { Session } from './policy.ts';

/** F1: what the client keeps about this project, transcripts included, and its task lists: read without a rule. */
export const isOwnRecord = (path: string, session: Session): boolean =>
  path.startsWith(`${session.places.home}/.claude/tasks/`) || recordsOf(path, session).some((folder) => isWithin(path, folder));

/** F2: the notes of the project, Markdown only: written without a rule, in every mode. */
export const isMemory = (path: string, session: Session): boolean =>
  path.endsWith('.md') && recordsOf(path, session).some((folder) => path.startsWith(`${folder}/memory/`));

/** The folder bears the name of the start folder, or of the repository round it. */
function recordsOf(path: string, { places, disk }: Session): readonly string[] {
  const records = `${places.home}/.claude/projects/`;
  if (!path.startsWith(records)) return [];
  const named = [places.start];
  for (let dir = places.start; dir !== '/'; dir = dirname(dir)) {
    if (disk.kind(`${dir}/.git`) === undefined) continue;
    named.push(dir);
    break;
  }
  return named.map((dir) => records + dir.replace(/[^A-Za-z0-9]/g, '-'));
}
