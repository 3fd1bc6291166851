import type { Accept } from './config.ts';
import type { Finding } from './finding.ts';
import { matchesGlob } from './glob.lazy.ts';

/** An accept and what became of it in this run. */
export interface UsedAccept {
  readonly accept: Accept;
  readonly used: boolean;
  /** Whether a finding that it covers would have been seen: its rule was asked, about every file. */
  readonly judged: boolean;
  readonly expired: boolean;
  /** The severest finding that it covers. */
  readonly covers: Finding['severity'] | undefined;
}

/** Marks the findings that somebody answers for. An expired accept holds no longer. Keyed by rule, scope, grant and file, never by line. */
export function applyAccepts(
  findings: readonly Finding[],
  accepts: readonly Accept[],
  today: string,
  judged: (accept: Accept) => boolean,
): { readonly findings: readonly Finding[]; readonly accepts: readonly UsedAccept[] } {
  const covers = new Map<Accept, Finding['severity'][]>();
  const expired = (accept: Accept) => accept.expires !== undefined && accept.expires < today;
  const marked = findings.map((finding): Finding => {
    const accept = accepts.find((a) => matches(a, finding));
    if (!accept) return finding;
    covers.set(accept, [...(covers.get(accept) ?? []), finding.severity]);
    if (expired(accept)) return finding;
    return { ...finding, accepted: { reason: accept.reason, ...(accept.owner !== undefined && { owner: accept.owner }) } };
  });
  return {
    findings: marked,
    accepts: accepts.map((accept) => {
      const severities = covers.get(accept) ?? [];
      return {
        accept,
        used: severities.length > 0,
        judged: severities.length > 0 || judged(accept),
        expired: expired(accept),
        covers: (['error', 'warning', 'note'] as const).find((s) => severities.includes(s)),
      };
    }),
  };
}

const matches = (accept: Accept, finding: Finding): boolean =>
  accept.rule === finding.rule &&
  (accept.scope === undefined || accept.scope === finding.scope) &&
  (accept.grant === undefined || accept.grant === finding.grant?.text) &&
  (accept.file === undefined || accept.file === finding.file || matchesGlob(finding.file, [accept.file]));

/** The accept that covers a grant as such, whichever rule found something in it: it names the grant, and its day has not passed. */
export function applicableAccept(
  accepts: readonly Accept[],
  grant: { readonly text: string; readonly scope: string; readonly file: string | undefined },
  today: string,
): Accept | undefined {
  return accepts.find(
    (accept) =>
      accept.grant === grant.text &&
      (accept.scope === undefined || accept.scope === grant.scope) &&
      (accept.file === undefined || (grant.file !== undefined && (accept.file === grant.file || matchesGlob(grant.file, [accept.file])))) &&
      (accept.expires === undefined || accept.expires >= today),
  );
}
