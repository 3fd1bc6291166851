/** What the client of a version writes about a decision (transcripts §2). */
export interface VersionProfile {
  /** `toolDenialKind` on denied results. */
  readonly denialKinds: boolean;
  /** `permissionDecision`: from here on approvals leave a trace. */
  readonly decisions: boolean;
  /** Also of a denied `Read`, and with the rule's scope; before, its text is the only trace. */
  readonly complete: boolean;
}

const FIRST: Readonly<Record<keyof VersionProfile, readonly [number, number, number]>> = {
  denialKinds: [2, 1, 198],
  decisions: [2, 1, 293],
  complete: [2, 1, 307],
};

export function profileOf(version: string | undefined): VersionProfile {
  const parts = partsOf(version);
  const since = (key: keyof VersionProfile): boolean => parts !== undefined && compare(parts, FIRST[key]) >= 0;
  return { denialKinds: since('denialKinds'), decisions: since('decisions'), complete: since('complete') };
}

/** The newest client whose lines were read while this was written: what is new of it was looked at. */
export const NEWEST_READ = '2.1.329';

/** undefined for anything that is no version: a line's text is never repeated for one. */
export const versionIn = (text: unknown): string | undefined => (typeof text === 'string' && /^\d{1,4}\.\d{1,4}\.\d{1,6}$/.test(text) ? text : undefined);

export function compareVersions(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  return left && right ? compare(left, right) : 0;
}

type Parts = readonly [number, number, number];

function partsOf(version: string | undefined): Parts | undefined {
  const [, major, minor, patch] = /^(\d+)\.(\d+)\.(\d+)/.exec(version ?? '') ?? [];
  return patch === undefined ? undefined : [Number(major), Number(minor), Number(patch)];
}

function compare(a: Parts, b: Parts): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}
