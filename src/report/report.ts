import type { Finding } from '../findings/finding.ts';
import type { AnyRule } from '../findings/rule.ts';
import type { Document } from '../model/document.ts';
import type { Run } from '../model/run.ts';

/** Everything that a format prints. One object, made once, for all formats of a run. */
export interface CheckReport {
  readonly version: string;
  readonly client: string;
  readonly run: Run;
  /** The checked folder as the user named it; findings' files are relative to it. */
  readonly root: string;
  readonly findings: readonly Finding[];
  readonly incomplete: readonly { readonly file: string; readonly reason: string }[];
  /** How many files were read, for the summary. */
  readonly files: number;
  readonly documents: ReadonlyMap<string, Document>;
  readonly rules: readonly AnyRule[];
  /** Which command says this, where it is not `check`. */
  readonly command?: string;
  /** Values that no output may contain; `concealed` finds them. */
  readonly secrets?: readonly string[];
}

export interface FormatOptions {
  readonly color: boolean;
  /** Errors only, no summary. */
  readonly quiet: boolean;
  /** Notes, the assumed run and every finding of a long list. */
  readonly verbose: boolean;
  /** Columns of the terminal; 80 where there is none. */
  readonly width: number;
}

export type Format = (report: CheckReport, options: FormatOptions) => string;

export interface Summary {
  readonly error: number;
  readonly warning: number;
  readonly note: number;
}

/** Accepted findings are listed, but do not count. */
export function summarize(findings: readonly Finding[]): Summary {
  const count = (severity: Finding['severity']) => findings.filter((f) => f.severity === severity && !f.accepted).length;
  return { error: count('error'), warning: count('warning'), note: count('note') };
}

/** `1 error`, `3 errors`. */
export const counted = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;
