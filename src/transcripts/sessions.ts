import type { Cause } from './decision.ts';
import type { Moment, ObservedCall } from './reader.ts';
import { compareVersions, versionIn } from './version.ts';

/** A run without a person is one of print mode or of a program; older clients do not say. */
export type Attendance = 'attended' | 'unattended' | 'unrecorded';

export interface Refusal {
  /** As it may be printed. */
  readonly tool: string;
  readonly cause: Cause;
  readonly calls: number;
}

/** A conversation with the subagents that it started. */
export interface Session {
  /** Never printed: it leads to the file. */
  readonly id: string;
  /** Where it was started. */
  readonly cwd: string | undefined;
  readonly attendance: Attendance;
  readonly versions: readonly string[];
  readonly first: string | undefined;
  readonly last: string | undefined;
  readonly calls: number;
  readonly refusals: readonly Refusal[];
  /** Calls without a result: it is running, or was ended. */
  readonly unanswered: number;
}

interface Growing {
  cwd: string | undefined;
  entrypoint: string | undefined;
  readonly versions: Set<string>;
  first: string | undefined;
  last: string | undefined;
  calls: number;
  unanswered: number;
  readonly refused: Map<string, { readonly tool: string; readonly cause: Cause; calls: number }>;
}

export class Sessions {
  readonly #sessions = new Map<string, Growing>();

  line(at: Moment): void {
    if (at.session === undefined) return;
    const session = this.#of(at.session);
    session.cwd ??= at.cwd;
    session.entrypoint ??= at.entrypoint;
    const version = versionIn(at.version);
    if (version !== undefined) session.versions.add(version);
    const { timestamp } = at;
    if (timestamp === undefined) return;
    if (session.first === undefined || timestamp < session.first) session.first = timestamp;
    if (session.last === undefined || timestamp > session.last) session.last = timestamp;
  }

  call({ at, outcome }: ObservedCall, tool: string): void {
    if (at.session === undefined) return;
    const session = this.#of(at.session);
    session.calls++;
    if (!outcome) session.unanswered++;
    if (outcome?.verdict !== 'refused') return;
    const key = `${tool} ${outcome.cause}`;
    const refused = session.refused.get(key);
    if (refused) refused.calls++;
    else session.refused.set(key, { tool, cause: outcome.cause, calls: 1 });
  }

  /** Oldest first. */
  all(): readonly Session[] {
    const sessions = [...this.#sessions].map(
      ([id, { cwd, entrypoint, versions, first, last, calls, unanswered, refused }]): Session => ({
        id,
        cwd,
        attendance: entrypoint === undefined ? 'unrecorded' : entrypoint.startsWith('sdk') ? 'unattended' : 'attended',
        versions: [...versions].sort(compareVersions),
        first,
        last,
        calls,
        unanswered,
        refusals: [...refused.values()].sort((a, b) => b.calls - a.calls || (`${a.tool} ${a.cause}` < `${b.tool} ${b.cause}` ? -1 : 1)),
      }),
    );
    return sessions.sort((a, b) => ((a.last ?? '') === (b.last ?? '') ? (a.id < b.id ? -1 : 1) : (a.last ?? '') < (b.last ?? '') ? -1 : 1));
  }

  #of(id: string): Growing {
    const known = this.#sessions.get(id);
    if (known) return known;
    const made: Growing = {
      cwd: undefined,
      entrypoint: undefined,
      versions: new Set(),
      first: undefined,
      last: undefined,
      calls: 0,
      unanswered: 0,
      refused: new Map(),
    };
    this.#sessions.set(id, made);
    return made;
  }
}

/**
 * The last run without a person that was started in a folder (any, without one). The client ends such a run with 0 whatever was refused in it, and
 * its own list of refusals misses earlier turns when a background agent ends later.
 */
export const lastUnattended = (sessions: readonly Session[], folder: string | undefined): Session | undefined =>
  sessions.findLast(({ attendance, cwd }) => attendance === 'unattended' && (folder === undefined || cwd === folder));
