import { compareFindings, compareText, type Finding } from '../findings/finding.ts';

/** What the text report shows as one thing: a finding, or a list of equal ones (the same message of the same rule). */
export interface Paragraph {
  readonly findings: readonly Finding[];
  readonly first: Finding;
}

/** The paragraphs of one file; or those whose findings stand in many files (`file` undefined). */
export interface Section {
  readonly file: string | undefined;
  readonly paragraphs: readonly Paragraph[];
}

/** From so many files on, the same message is one list over all of them instead of one paragraph in each. */
const MANY_FILES = 4;
const RANK = { error: 0, warning: 1, note: 2 } as const;

/** Files in order, each with its paragraphs, the worst first; what stands in many files comes last. */
export function sections(findings: readonly Finding[]): Section[] {
  const byMessage = groups(findings, (f) => `${f.severity} ${f.rule} ${f.messageId}`);
  const spread = byMessage.filter((group) => new Set(group.map((f) => f.file)).size >= MANY_FILES);
  const inSpread = new Set(spread.flat());
  const byFile = groups(
    findings.filter((f) => !inSpread.has(f)),
    (f) => f.file,
  ).sort(([a], [b]) => compareText(a?.file ?? '', b?.file ?? ''));
  const files = byFile.map((group) => ({
    file: group[0]?.file,
    paragraphs: paragraphs(groups(group, (f) => `${f.severity} ${f.rule} ${f.messageId}`)),
  }));
  return spread.length > 0 ? [...files, { file: undefined, paragraphs: paragraphs(spread) }] : files;
}

/** How many items the text report shows for these findings: a long list counts once. Notes and accepted findings are not shown. */
export function shownCount(findings: readonly Finding[]): number {
  return sections(loud(findings)).reduce((n, section) => n + section.paragraphs.length, 0);
}

/** What is shown without being asked for. */
export const loud = (findings: readonly Finding[]): Finding[] => findings.filter((f) => f.severity !== 'note' && !f.accepted);

function paragraphs(lists: readonly (readonly Finding[])[]): Paragraph[] {
  return lists
    .flatMap((list): Paragraph[] => {
      const sorted = [...list].sort(compareFindings);
      return sorted[0] ? [{ findings: sorted, first: sorted[0] }] : [];
    })
    .sort((a, b) => RANK[a.first.severity] - RANK[b.first.severity] || compareFindings(a.first, b.first));
}

function groups(findings: readonly Finding[], key: (finding: Finding) => string): Finding[][] {
  const found = new Map<string, Finding[]>();
  for (const finding of findings) {
    const name = key(finding);
    const list = found.get(name);
    if (list) list.push(finding);
    else found.set(name, [finding]);
  }
  return [...found.values()];
}
