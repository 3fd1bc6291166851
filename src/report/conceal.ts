import type { Finding } from '../findings/finding.ts';
import { secretsOf } from '../load/secrets/secrets.ts';
import type { CheckReport } from './report.ts';

/** What stands for a secret's value wherever it would be printed. */
export const MASK = '***';
/** Shorter pieces are no secrets, and masking them would eat ordinary words; longer spans are whole files. */
const SHORTEST = 4;
const LONGEST = 4096;

/** The report with every secret that it knows of masked, also where another finding quotes it. */
export function concealed(report: CheckReport): CheckReport {
  if (report.findings.length === 0) return report;
  const concealing = new Set(report.rules.flatMap((rule) => (rule.conceals ? [rule.id] : [])));
  const secrets = new Set<string>();
  for (const finding of report.findings) {
    if (!concealing.has(finding.rule)) continue;
    const document = report.documents.get(finding.file);
    if (document) for (const text of values(spanText(document.text, finding))) secrets.add(text);
  }
  // Also what no finding names: its rule may be off, or another one asked for alone.
  for (const file of new Set(report.findings.map((finding) => finding.file))) {
    const document = report.documents.get(file);
    for (const secret of document ? secretsOf(document) : []) {
      const span = document?.span(secret.at);
      if (document && span && span.end - span.start <= LONGEST) for (const text of values(document.text.slice(span.start, span.end))) secrets.add(text);
    }
  }
  if (secrets.size === 0) return report;
  const longestFirst = [...secrets].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return { ...report, secrets: longestFirst, findings: report.findings.map((finding) => masked(finding, longestFirst)) };
}

/** Hides the secrets in one text. */
export function mask(text: string, secrets: readonly string[] | undefined): string {
  let shown = text;
  for (const secret of secrets ?? []) if (shown.includes(secret)) shown = shown.replaceAll(secret, MASK);
  return shown;
}

function masked(finding: Finding, secrets: readonly string[]): Finding {
  const hide = (text: string) => mask(text, secrets);
  const deep = (value: unknown): unknown => {
    if (typeof value === 'string') return hide(value);
    if (Array.isArray(value)) return value.map(deep);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, deep(item)]));
  };
  return {
    ...finding,
    message: hide(finding.message),
    remedy: hide(finding.remedy),
    ...(finding.grant && { grant: { effect: finding.grant.effect, text: hide(finding.grant.text) } }),
    ...(finding.witness && {
      witness: {
        tool: finding.witness.tool,
        input: Object.fromEntries(Object.entries(finding.witness.input).map(([key, value]) => [key, deep(value)])),
      },
    }),
    related: finding.related.map((r) => ({ ...r, message: hide(r.message) })),
  };
}

/** The secret as the file spells it, as it reads when decoded, and each of its lines (a key in PEM form has many). */
function values(raw: string | undefined): string[] {
  if (raw === undefined) return [];
  const inner = /^(["'`])([\s\S]*)\1$/.exec(raw)?.[2] ?? raw;
  let decoded = inner;
  try {
    const value: unknown = JSON.parse(`"${inner}"`);
    if (typeof value === 'string') decoded = value;
  } catch {
    // not inside a JSON string: the text is the value
  }
  return [inner, decoded, ...inner.split('\n'), ...decoded.split('\n')].map((text) => text.trim()).filter((text) => text.length >= SHORTEST);
}

function spanText(text: string, { line, column, endLine, endColumn }: Finding): string | undefined {
  if (line === null || column === null || endLine === null || endColumn === null) return undefined;
  const start = offsetOf(text, line) + column - 1;
  const end = offsetOf(text, endLine) + endColumn - 1;
  return end - start > LONGEST ? undefined : text.slice(start, end);
}

function offsetOf(text: string, line: number): number {
  let at = 0;
  for (let n = 1; n < line; n++) at = text.indexOf('\n', at) + 1;
  return at;
}
