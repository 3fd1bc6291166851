import { printable } from '../load/secrets/secrets.ts';
import type { Document } from '../model/document.ts';
import type { Harness } from '../model/harness.ts';
import type { Origin } from '../model/origin.ts';
import type { Scope } from '../model/permission.ts';
import type { AnyRule, Confidence, More, Severity, Witness } from './rule.ts';

/** A place for people: lines and columns are 1-based; null where the finding has no line (a mode, a missing file). */
export interface Place {
  readonly file: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly endLine: number | null;
  readonly endColumn: number | null;
}

export interface Finding extends Place {
  readonly rule: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly messageId: string;
  readonly message: string;
  readonly remedy: string;
  readonly scope?: Scope;
  readonly grant?: { readonly effect: string; readonly text: string };
  readonly witness?: Witness;
  readonly related: readonly (Place & { readonly message: string })[];
  /** Set by the register of accepts: reason and owner. */
  readonly accepted?: { readonly reason: string; readonly owner?: string };
}

/** The only place where offsets become lines. */
export function place(documents: ReadonlyMap<string, Document>, at: Origin): Place {
  const document = documents.get(at.file);
  const span = document?.span(at) ?? (document && at.path.length > 0 ? nearest(document, at) : undefined);
  if (!document || !span) return { file: at.file, line: null, column: null, endLine: null, endColumn: null };
  const [line, column] = position(document, span.start);
  const [endLine, endColumn] = position(document, span.end);
  return { file: at.file, line, column, endLine, endColumn };
}

/** A value that the file does not hold (a missing key) stands where its parent stands. */
function nearest(document: Document, at: Origin) {
  for (let n = at.path.length - 1; n >= 0; n--) {
    const span = document.span({ path: at.path.slice(0, n) });
    if (span) return { start: span.start, end: span.start };
  }
  return undefined;
}

function position(document: Document, offset: number): [line: number, column: number] {
  if (lines?.document !== document) lines = { document, starts: startsOf(document.text) };
  const { starts } = lines;
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return [low + 1, offset - (starts[low] ?? 0) + 1];
}

/** The document that was asked about last: a rule speaks of one after the other, and of some again and again. */
let lines: { readonly document: Document; readonly starts: readonly number[] } | undefined;

function startsOf(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

export function makeFinding(rule: AnyRule, harness: Harness, at: Origin, id: string, data: Readonly<Record<string, string>>, more: More): Finding {
  const template = rule.messages[id];
  if (template === undefined) throw new Error(`rule ${rule.id} has no message "${id}"`);
  const message = template.replace(/\{(\w+)\}/g, (_, hole: string) => quoted(printable(data[hole] ?? `{${hole}}`)));
  const scope = harness.settings.find((s) => s.file === at.file)?.scope;
  return {
    rule: rule.id,
    severity: more.severity ?? rule.severity,
    confidence: more.confidence ?? rule.confidence,
    messageId: id,
    message,
    remedy: more.remedy !== undefined ? printable(more.remedy) : rule.remedy.replace(/\s+/g, ' '),
    ...place(harness.documents, at),
    ...(scope && { scope }),
    ...(more.grant && { grant: { effect: more.grant.effect, text: printable(more.grant.text) } }),
    ...(more.witness && { witness: { tool: more.witness.tool, input: printableInput(more.witness.input) } }),
    related: (more.related ?? []).map((r) => ({ ...place(harness.documents, r.at), message: printable(r.message) })),
  };
}

/** Before anything is cut or stored: half a token is still a part of a secret. */
const printableInput = (input: Witness['input']): Witness['input'] =>
  Object.fromEntries(Object.entries(input).map(([name, value]) => [name, typeof value === 'string' ? printable(value) : value]));

/** Longest piece of an audited file that a message quotes: reports are read by agents too, and no instruction is passed on in full. */
const LONGEST_QUOTE = 200;
const quoted = (value: string): string => (value.length <= LONGEST_QUOTE ? value : `${[...value.slice(0, LONGEST_QUOTE)].slice(0, -1).join('')}…`);

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };
export const atLeast = (severity: Severity, threshold: Severity): boolean => RANK[severity] <= RANK[threshold];

/** Code-unit order: the same bytes on every machine, whatever its locale. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareText(a.file, b.file) ||
    (a.line ?? 0) - (b.line ?? 0) ||
    (a.column ?? 0) - (b.column ?? 0) ||
    RANK[a.severity] - RANK[b.severity] ||
    compareText(a.rule, b.rule) ||
    compareText(a.message, b.message)
  );
}
