/** What a run needs, in the order in which it is told. */
export const CHECKS = [
  'script',
  'environment',
  'client',
  'mode',
  'trust',
  'settings',
  'rules',
  'variables',
  'secrets',
  'servers',
  'hooks',
  'logs',
  'skill',
] as const;
export type CheckName = (typeof CHECKS)[number];

/** What helps where this user may not look. */
export const AS_THE_USER = 'Run preflight as the user that the job runs as.';

/** One reason why the run would not do its job, or why nobody can say that it would. */
export interface Failure {
  readonly check: CheckName;
  /** False: it could not be checked, which counts as much. */
  readonly established: boolean;
  readonly message: string;
  readonly remedy: string;
  /** Of a file of the configuration, as findings name it; or an absolute path. */
  readonly file?: string;
  readonly line?: number | null;
  /** The lint rule that found it. */
  readonly rule?: string;
}

/** What was left out, and why: named, so that silence means checked. */
export interface NotChecked {
  readonly what: string;
  readonly why: string;
}

/** Where checks put what they find. */
export interface Results {
  fail(check: CheckName, message: string, remedy: string, at?: Pick<Failure, 'file' | 'line' | 'rule'>): void;
  /** What cannot be established is a failure. */
  doubt(check: CheckName, message: string, remedy: string, at?: Pick<Failure, 'file' | 'line'>): void;
  skip(what: string, why: string): void;
}

/** Equal failures of several calls of the client are one. */
export function collect(): Results & { readonly failures: () => readonly Failure[]; readonly skipped: () => readonly NotChecked[] } {
  const failures = new Map<string, Failure>();
  const skipped = new Map<string, NotChecked>();
  const add = (failure: Failure): void => {
    const key = `${failure.check}\n${failure.message}`;
    if (!failures.has(key)) failures.set(key, failure);
  };
  return {
    fail: (check, message, remedy, at = {}) => add({ check, established: true, message, remedy, ...at }),
    doubt: (check, message, remedy, at = {}) => add({ check, established: false, message: `could not check ${message}`, remedy, ...at }),
    skip: (what, why) => {
      if (!skipped.has(what)) skipped.set(what, { what, why });
    },
    failures: () => [...failures.values()].sort((a, b) => CHECKS.indexOf(a.check) - CHECKS.indexOf(b.check)),
    skipped: () => [...skipped.values()],
  };
}
