import { compareText, type Finding } from '../findings/finding.ts';
import { fingerprints } from '../findings/fingerprint.ts';
import type { AnyRule, Severity } from '../findings/rule.ts';
import { wordsOf } from '../pipelines/rule-words.lazy.ts';
import { fromRepository } from './location.ts';
import { type CheckReport, counted } from './report.ts';
import { clip, jsonLine } from './visible.ts';

/** Limits of code scanning: results of a run, characters of a description, tags of a rule, related places of a result. */
const RESULTS = 25_000;
const DESCRIPTION = 1_024;
const PLACES = 100;

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };
/** Read as high, medium and low by code scanning. */
const SECURITY_SEVERITY: Readonly<Record<Severity, string>> = { error: '8.0', warning: '5.0', note: '2.0' };
const PRECISION = { proven: 'very-high', likely: 'high' } as const;

/** SARIF 2.1.0: one run, one result a finding, nothing that names this machine or its user. */
export function sarif(report: CheckReport): string {
  const prints = fingerprints(report.findings);
  const numbered = report.findings.map((finding, i) => ({ finding, print: prints[i] ?? '' }));
  const kept = numbered.length <= RESULTS ? numbered : numbered.toSorted((a, b) => RANK[a.finding.severity] - RANK[b.finding.severity]).slice(0, RESULTS);
  const ids = [...new Set(kept.map(({ finding }) => finding.rule))].sort(compareText);
  const indexOf = new Map(ids.map((id, i) => [id, i]));
  const rules = ids.flatMap((id) => report.rules.find((rule) => rule.id === id) ?? []);
  return `${jsonLine({
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'grantlint', version: report.version, semanticVersion: report.version, rules: rules.map(describe) } },
        automationDetails: { id: `grantlint/${report.command ?? 'check'}/${category(report.root)}` },
        originalUriBaseIds: {
          ROOT: { description: { text: 'The root of the checked repository.' } },
          HOME: { description: { text: 'The home folder of the user.' } },
          SYSTEM: { description: { text: 'The folder of managed settings.' } },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [invocation(report, numbered.length - kept.length)],
        results: kept.map(({ finding, print }) => result(finding, print, indexOf.get(finding.rule) ?? -1, report)),
      },
    ],
  })}\n`;
}

/** Tells the runs of a repository apart where several folders of it are checked. */
const category = (root: string): string => {
  const folder = fromRepository(root, '');
  return folder === '' ? '' : folder.split('/').map(encodeURIComponent).join('/');
};

function describe(rule: AnyRule) {
  const words = wordsOf(rule.id) ?? rule;
  const why = words.why.replace(/\s+/g, ' ').trim();
  const references = words.references ?? [];
  const remedy = words.remedy.replace(/\s+/g, ' ').trim();
  const markdown = [why, `**Remedy.** ${remedy}`, ...(references.length > 0 ? [`References: ${references.join('; ')}.`] : [])].join('\n\n');
  return {
    id: rule.id,
    name: rule.id,
    shortDescription: { text: words.title },
    fullDescription: { text: clip(unmarked(why), DESCRIPTION) },
    help: { text: unmarked(markdown), markdown },
    defaultConfiguration: { level: rule.severity },
    properties: {
      precision: PRECISION[rule.confidence],
      'security-severity': SECURITY_SEVERITY[rule.severity],
      'problem.severity': rule.severity === 'note' ? 'recommendation' : rule.severity,
      tags: ['security', 'configuration', rule.confidence, ...(rule.tier === 'audit' ? ['audit'] : [])],
    },
  };
}

/** Markdown without its marks, where plain text is asked for; stars in code are patterns. */
const unmarked = (markdown: string): string => markdown.replace(/`([^`]*)`|\*\*(\w[^*`]*)\*\*/g, (_, code: string | undefined, bold: string) => code ?? bold);

function result(f: Finding, print: string, ruleIndex: number, report: CheckReport) {
  const related = f.related.slice(0, PLACES);
  return {
    ruleId: f.rule,
    ruleIndex,
    level: f.severity,
    message: { text: `${f.message.replace(/(?<![.\s])[.\s]+$/, '')}. ${f.remedy.replace(/\s+/g, ' ').trim()}` },
    locations: [{ physicalLocation: { artifactLocation: artifact(f.file, report.root), region: region(f, report) } }],
    ...(related.length > 0 && {
      relatedLocations: related.map((r, id) => ({
        id,
        message: { text: r.message },
        physicalLocation: { artifactLocation: artifact(r.file, report.root), region: region({ ...r }, report) },
      })),
    }),
    partialFingerprints: { primaryLocationLineHash: `${print}:1` },
    ...(f.accepted && { suppressions: [{ kind: 'external', status: 'accepted', justification: f.accepted.reason }] }),
    properties: {
      confidence: f.confidence,
      ...(f.scope && { scope: f.scope }),
      ...(f.grant && { effect: f.grant.effect, grant: f.grant.text }),
      ...(f.witness && { witness: f.witness }),
    },
  };
}

/** A relative URI below one of three named roots: where those lie is nobody's business. */
function artifact(file: string, root: string) {
  const [uriBaseId, path] = file.startsWith('~/')
    ? ['HOME', file.slice(2)]
    : file.startsWith('/')
      ? ['SYSTEM', file.replace(/^\/(?:managed\/)?/, '')]
      : ['ROOT', fromRepository(root, file)];
  return { uri: path.split('/').map(segment).join('/'), uriBaseId };
}

/** Percent-encoding of one name; lone surrogates, which have no UTF-8, become the replacement character. */
const segment = (name: string): string =>
  encodeURIComponent(name.replace(/\p{Cs}/gu, '\ufffd')).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** A full region on one line: a pull request shows an alert only where all its lines are in the change. */
function region({ file, line, column, endLine, endColumn }: Pick<Finding, 'file' | 'line' | 'column' | 'endLine' | 'endColumn'>, report: CheckReport) {
  if (line === null) return { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 };
  const start = column ?? 1;
  const end = endLine === line && endColumn !== null ? endColumn : lineLength(report, file, line) + 1;
  return { startLine: line, startColumn: start, endLine: line, endColumn: Math.max(start, end) };
}

function lineLength({ documents }: CheckReport, file: string, line: number): number {
  return (documents.get(file)?.text.split('\n')[line - 1] ?? '').replace(/\r$/, '').length;
}

function invocation({ incomplete, root }: CheckReport, left: number) {
  const notes = incomplete.map(({ file, reason }) => ({
    level: 'error',
    descriptor: { id: 'incomplete' },
    message: { text: reason === '' ? 'could not be read' : reason },
    ...(file !== '' && { locations: [{ physicalLocation: { artifactLocation: artifact(file, root) } }] }),
  }));
  const more =
    left > 0
      ? [
          {
            level: 'warning',
            descriptor: { id: 'results-left-out' },
            message: { text: `${counted(left, 'finding')} of lesser severity left out: the format's readers take ${RESULTS} at most` },
          },
        ]
      : [];
  return { executionSuccessful: incomplete.length === 0, toolExecutionNotifications: [...notes, ...more] };
}
