import { DEFAULT_RUN } from '../client/default-run.ts';
import type { Severity } from '../findings/rule.ts';
import type { Mode, Run } from '../model/run.ts';
import type { Trust } from '../world/open.ts';
import type { FormatName } from './check-flags.ts';
import type { Parsed } from './flags.ts';

/** What `grantlint check` was asked to do. */
export interface CheckArguments {
  readonly paths: readonly string[];
  readonly source:
    | { readonly kind: 'work' }
    | { readonly kind: 'index' }
    | { readonly kind: 'commit'; readonly rev: string }
    | { readonly kind: 'stdin'; readonly file: string };
  /** Report only files that differ from the merge base with this revision. */
  readonly changed: string | undefined;
  readonly user: boolean;
  readonly managed: string | undefined;
  readonly outputs: readonly { readonly format: FormatName; readonly file: string | undefined }[];
  readonly rules: readonly string[];
  /** The audit tier too. */
  readonly audit: boolean;
  readonly severity: Severity;
  readonly failOn: Severity | 'never';
  readonly maxWarnings: number | undefined;
  readonly exitZero: boolean;
  readonly requireConfig: boolean;
  readonly config: string | undefined;
  readonly baseRef: string | undefined;
  readonly varsFile: string | undefined;
  readonly trust: Trust;
  readonly color: 'auto' | 'always' | 'never';
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly run: Run;
}

/** Gives the flags their meaning; a string says what does not go together. */
export function checkArguments({ values, sequence, operands }: Parsed): CheckArguments | string {
  const one = (name: string) => values.get(name)?.[0];
  const has = (name: string) => values.has(name);
  const sources = ['--staged', '--commit', '--stdin'].filter(has);
  if (sources.length > 1) return `${sources.join(' and ')} exclude each other`;
  const file = one('--stdin-filename');
  if (has('--stdin') && file === undefined) return '--stdin needs --stdin-filename: the name says what kind of file the text is';
  if (file !== undefined && !has('--stdin')) return '--stdin-filename needs --stdin';
  if (has('--stdin') && operands.length > 0) return '--stdin reads one text; paths cannot be given with it';
  const maxWarnings = one('--max-warnings');
  if (maxWarnings !== undefined && !/^\d+$/.test(maxWarnings)) return `--max-warnings needs a number, not "${maxWarnings}"`;

  const outputs: { format: FormatName; file: string | undefined }[] = [];
  for (const [name, value] of sequence) {
    if (name === '--format') outputs.push({ format: value as FormatName, file: undefined });
    if (name !== '--output-file') continue;
    const last = outputs.at(-1);
    if (!last) outputs.push({ format: 'text', file: value });
    else if (last.file !== undefined) return `--output-file ${value}: give the --format that goes into it first`;
    else last.file = value;
  }
  if (outputs.length === 0) outputs.push({ format: 'text', file: undefined });
  if (outputs.filter((o) => o.file === undefined).length > 1) return 'only one format can go to standard output; give the others an --output-file';
  const rev = one('--commit');
  const mode = one('--mode');
  return {
    paths: operands,
    source: has('--staged') ? { kind: 'index' } : rev !== undefined ? { kind: 'commit', rev } : file !== undefined ? { kind: 'stdin', file } : { kind: 'work' },
    changed: one('--changed'),
    user: has('--user'),
    managed: one('--managed'),
    outputs,
    rules: values.get('--rule') ?? [],
    audit: has('--audit'),
    severity: (one('--severity') as Severity | undefined) ?? 'note',
    failOn: (one('--fail-on') as Severity | 'never' | undefined) ?? 'error',
    maxWarnings: maxWarnings === undefined ? undefined : Number(maxWarnings),
    exitZero: has('--exit-zero'),
    requireConfig: has('--require-config'),
    config: one('--config'),
    baseRef: one('--base-ref'),
    varsFile: one('--vars-file'),
    trust: trustOf(values),
    color: has('--no-color') ? 'never' : ((one('--color') as 'auto' | undefined) ?? 'auto'),
    quiet: has('--quiet'),
    verbose: has('--verbose'),
    run: {
      ...DEFAULT_RUN,
      mode: mode === 'manual' ? 'default' : (mode as Mode | undefined),
      headless: has('--headless'),
      trusted: !has('--untrusted'),
      startDir: one('--start-dir')?.replace(/^\.\/|\/$/g, '') ?? '',
    },
  };
}

export const trustOf = (values: Parsed['values']): Trust => ({
  ...(values.has('--git-safe-directory') && { safeDirectory: true }),
  ...(values.has('--hostile-repo') && { hostile: true }),
});

/** NO_COLOR and FORCE_COLOR as their conventions say; an option beats both. */
export function wantsColor(choice: CheckArguments['color'], env: Readonly<Record<string, string | undefined>>, isTTY: boolean): boolean {
  if (choice !== 'auto') return choice === 'always';
  if (env['NO_COLOR']) return false;
  if (env['FORCE_COLOR'] !== undefined) return env['FORCE_COLOR'] !== '0' && env['FORCE_COLOR'] !== 'false';
  return isTTY && env['TERM'] !== 'dumb';
}
