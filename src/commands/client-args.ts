import { splitTools } from '../policy/tool-list.ts';

/** What the client's own command line says about permissions. */
export interface ClientArgs {
  readonly allowedTools: readonly string[];
  readonly disallowedTools: readonly string[];
  readonly addDirs: readonly string[];
  readonly bypass: boolean;
  readonly bypassAvailable: boolean;
  /** `--setting-sources`; undefined means all. */
  readonly settingSources: readonly string[] | undefined;
}

const LISTS: ReadonlySet<string> = new Set([
  '--allowedTools',
  '--allowed-tools',
  '--disallowedTools',
  '--disallowed-tools',
  '--add-dir',
  '--tools',
  '--setting-sources',
]);

/** An option takes every following argument that is no option itself. */
export function parseArgs(argv: readonly string[]): ClientArgs {
  const values = new Map<string, string[]>();
  let current: string | undefined;
  for (const arg of argv) {
    if (arg.startsWith('--')) {
      current = LISTS.has(arg) ? arg : undefined;
      if (!values.has(arg)) values.set(arg, []);
    } else if (current !== undefined) values.get(current)?.push(arg);
  }
  const of = (...names: string[]): readonly string[] => names.flatMap((name) => values.get(name) ?? []);
  return {
    allowedTools: of('--allowedTools', '--allowed-tools').flatMap(splitTools),
    disallowedTools: of('--disallowedTools', '--disallowed-tools').flatMap(splitTools),
    addDirs: of('--add-dir'),
    bypass: values.has('--dangerously-skip-permissions'),
    bypassAvailable: values.has('--allow-dangerously-skip-permissions'),
    settingSources: values.get('--setting-sources')?.flatMap((text) => text.split(',')),
  };
}
