import { asObject } from '../load/values.ts';
import type { Finding } from './finding.ts';

/**
 * Findings that were there when somebody began to look: they are listed and do not count. Named by rule, scope and grant, or where there is
 * no grant by rule, file and words; never by line or order, so that moving and sorting rules changes nothing.
 */
export interface Baseline {
  readonly file: string;
  /** How often each is known, by name. */
  readonly known: ReadonlyMap<string, number>;
}

export const BASELINE_FILE = '.grantlint-baseline.json';

const nameOf = ({ rule, scope, grant, file, message }: Finding): string =>
  JSON.stringify(grant ? { rule, ...(scope && { scope }), grant: `${grant.effect} ${grant.text}` } : { rule, file, message });

/** Marks what the baseline knows. What is more than it knows counts. */
export function applyBaseline(findings: readonly Finding[], { known, file }: Baseline): readonly Finding[] {
  const left = new Map(known);
  return findings.map((finding) => {
    const name = nameOf(finding);
    const n = left.get(name) ?? 0;
    if (n === 0 || finding.accepted) return finding;
    left.set(name, n - 1);
    return { ...finding, accepted: { reason: `known before: ${file}` } };
  });
}

/** The baseline of these findings. What somebody already answers for needs none. */
export function baselineOf(findings: readonly Finding[], file: string): Baseline {
  const known = new Map<string, number>();
  for (const finding of findings) if (!finding.accepted) known.set(nameOf(finding), (known.get(nameOf(finding)) ?? 0) + 1);
  return { file, known };
}

/** Of a baseline only what still occurs. */
export function pruned(before: Baseline, now: Baseline): Baseline {
  return {
    ...before,
    known: new Map([...before.known].flatMap(([name, n]) => (now.known.has(name) ? [[name, Math.min(n, now.known.get(name) ?? 0)] as const] : []))),
  };
}

/** How many findings the first knows that the second does not. */
export const lacking = (one: Baseline, other: Baseline): number =>
  [...one.known].reduce((sum, [name, n]) => sum + Math.max(0, n - (other.known.get(name) ?? 0)), 0);

export const sizeOf = ({ known }: Baseline): number => [...known.values()].reduce((sum, n) => sum + n, 0);

/** One entry a line, sorted: the same findings give the same bytes, and merging two of them is easy. */
export function baselineText({ known }: Baseline): string {
  const lines = [...known]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, n]) => `    ${JSON.stringify({ ...(JSON.parse(name) as object), ...(n > 1 && { count: n }) })}`);
  return `{\n  "version": 1,\n  "findings": [${lines.length > 0 ? `\n${lines.join(',\n')}\n  ` : ''}]\n}\n`;
}

/** A baseline as it was written; a string says what is wrong with it. */
export function readBaseline(file: string, text: string): Baseline | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return `${file} is not valid JSON; grantlint baseline writes it anew`;
  }
  const list = asObject(value)?.['findings'];
  if (asObject(value)?.['version'] !== 1 || !Array.isArray(list)) return `${file} is no baseline of version 1; grantlint baseline writes it anew`;
  const known = new Map<string, number>();
  for (const entry of list) {
    const { rule, scope, grant, file: of, message, count = 1 } = asObject(entry) ?? {};
    const name =
      typeof grant === 'string'
        ? { rule, ...(typeof scope === 'string' && { scope }), grant }
        : typeof of === 'string' && typeof message === 'string'
          ? { rule, file: of, message }
          : undefined;
    if (typeof rule !== 'string' || !name || typeof count !== 'number' || !Number.isInteger(count) || count < 1)
      return `${file}: an entry is { "rule", "scope", "grant" } or { "rule", "file", "message" }, not ${JSON.stringify(entry)}`;
    known.set(JSON.stringify(name), (known.get(JSON.stringify(name)) ?? 0) + count);
  }
  return { file, known };
}
