import { compareFindings, type Finding } from '../../src/findings/finding.ts';
import { type AnyRule, defineRule } from '../../src/findings/rule.ts';
import { textDocument } from '../../src/load/document/text.ts';
import type { Document } from '../../src/model/document.ts';
import type { CheckReport, FormatOptions } from '../../src/report/report.ts';

/** Rules that exist only here: what a format prints must not change with the real ones. */
const rule = (id: string, more: Partial<AnyRule> = {}): AnyRule => ({
  ...defineRule({
    id,
    title: `Title of ${id}`,
    severity: 'error',
    confidence: 'proven',
    since: '0.1.0',
    why: `Why ${id} matters, in **Markdown** with \`code\`.`,
    remedy: `Mend ${id}: \`like this\`.`,
    references: ['somewhere §1'],
    messages: { one: '{what}' },
    check() {},
  }),
  ...more,
});

export const RULES: readonly AnyRule[] = [
  rule('open-door'),
  rule('long-list', { severity: 'warning', confidence: 'likely' }),
  rule('written-secret', { conceals: true }),
];

/** A finding of `text` on a line of `documents[file]`: its place is where the text stands. */
export function finding(documents: Readonly<Record<string, string>>, file: string, text: string, more: Partial<Finding> = {}): Finding {
  const all = documents[file] ?? '';
  const at = all.indexOf(text);
  const place = (offset: number) => {
    const before = all.slice(0, offset).split('\n');
    return [before.length, (before.at(-1)?.length ?? 0) + 1] as const;
  };
  const [line, column] = at < 0 ? [null, null] : place(at);
  const [endLine, endColumn] = at < 0 ? [null, null] : place(at + text.length);
  return {
    rule: 'open-door',
    severity: 'error',
    confidence: 'proven',
    messageId: 'one',
    message: 'the door is open',
    remedy: 'Close it.',
    file,
    line,
    column,
    endLine,
    endColumn,
    related: [],
    ...more,
  };
}

export function report(documents: Readonly<Record<string, string>>, findings: readonly Finding[], more: Partial<CheckReport> = {}): CheckReport {
  return {
    version: '1.2.3',
    client: '2.1.329',
    run: { mode: undefined, headless: false, trusted: true, startDir: '', clientVersion: '2.1.329' },
    root: '.',
    findings: [...findings].sort(compareFindings),
    incomplete: [],
    files: Object.keys(documents).length,
    documents: new Map(Object.entries(documents).map(([file, text]): [string, Document] => [file, textDocument(file, text)])),
    rules: RULES,
    ...more,
  };
}

export const PLAIN: FormatOptions = { color: false, quiet: false, verbose: false, width: 80 };

/** Text as an attacker would write it: escape sequences, other line ends, workflow commands, markup, hidden and turned characters. */
export const HOSTILE = [
  'a\u001b[31mred\u001b]8;;https://example.com\u0007link',
  'b\r\n::error file=x::injected\n##[error]legacy\u2028\u2029\u0085',
  'c<script>alert(1)</script> ![x](https://example.com/p.png) @everyone `code` | pipe',
  'd\u202eturned\u2066\u200bzero\ufeff\u{e0041}\u{e0042}\u00ad\u3164',
  'e%0A%25,:;=\ud800lone',
] as const;
