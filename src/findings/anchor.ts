import type { Harness } from '../model/harness.ts';
import type { Grant } from '../model/permission.ts';

/** A path rule that starts with one slash and looks as if the whole disk were meant. */
export interface Misanchor {
  /** The folder that the client starts from. */
  readonly base: string;
  /** The same path with the slash that it lacks. */
  readonly absolute: string;
  /** Projects have folders of that name too. */
  readonly doubtful: boolean;
}

/** Folders at the top of a disk. Names that projects have too (`bin`, `lib`, `data`, `app`) are left out. */
const TOP = /^(?:etc|opt|home|usr|var|tmp|Users|root|srv|mnt|media|proc|sys|private|Volumes|Library|System|Applications|boot|nix|sbin)$/;

/** Of these, the names that some projects use for a folder of their own that git does not keep. */
const DOUBTFUL = /^(?:tmp|var|media|private|Library|System|boot|root)$/;

/** What lies in `~/.claude`: a user rule that starts there means it. */
const CLAUDE_HOME =
  /^(?:settings.*|CLAUDE.*|skills|commands|agents|plugins|projects|hooks|todos|tasks|teams|statsig|ide|rules|output-styles|shell-snapshots|logs|memory|file-history|debug|plans|local|cache|history.*|\.credentials.*|keybindings.*|scripts|session.*|backups|telemetry|downloads|paste-cache|stats.*|\*+|.*\.sh|.*\.py)$/;

/**
 * `/x` starts at the settings source (permissions-paths §3.2): the project for a project's file, `~/.claude` for the user's.
 * Quiet where the folder exists there, and in a project where the first folder is not a well-known one of the disk, or where git ignores a folder of its name.
 */
export function misanchor(grant: Grant, { facts, ignoreFiles }: Harness): Misanchor | undefined {
  const path = grant.rule.specifier;
  if (path === undefined || !/^\/[^/]/.test(path)) return undefined;
  const first = path.slice(1).split('/')[0] ?? '';
  const absolute = `/${path}`;
  if (grant.scope === 'user') {
    if (CLAUDE_HOME.test(first) || facts.exists(`~/.claude/${first}`)) return undefined;
    return { base: '~/.claude', absolute: TOP.test(first) ? absolute : `//**${path}`, doubtful: false };
  }
  if (!TOP.test(first) || facts.exists(grant.dir === '' ? first : `${grant.dir}/${first}`)) return undefined;
  const doubtful = DOUBTFUL.test(first);
  const ignored = new RegExp(`^[/*]*${first}(?:/|\\s*$)`, 'm');
  if (doubtful && ignoreFiles.some((file) => ignored.test(file.document.text))) return undefined;
  return { base: 'the project folder', absolute, doubtful };
}
