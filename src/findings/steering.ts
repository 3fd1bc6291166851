/** A file that decides what runs, or what the model is told, later on; the client does not protect it (permissions-paths §3.8). */
export interface Steering {
  readonly path: RegExp;
  readonly what: string;
}

const STEERING: readonly Steering[] = [
  { path: /^(?:.*\/)?(?:CLAUDE(?:\.local)?|AGENTS)\.md$/i, what: 'what the next session is told' },
  { path: /^\.github(?:\/workflows(?:\/.*)?)?$|^\.gitlab-ci\.yml$|^\.circleci(?:\/.*)?$/, what: 'what CI runs with its secrets' },
  { path: /^(?:.*\/)?package\.json$/, what: 'what npm scripts run' },
  { path: /^(?:.*\/)?(?:Makefile|justfile|Taskfile\.ya?ml|conftest\.py|build\.rs|build\.gradle(?:\.kts)?)$/, what: 'what the next build or test runs' },
];

/** What a path pattern that names a steering file, or its folder, steers; undefined for patterns that only reach it among others. */
export function steers(pattern: string): string | undefined {
  const parts = pattern
    .replace(/^(?:\.?\/)+/, '')
    .replace(/^\*\*\//, '')
    .split('/');
  while (parts.length > 1 && /^\*+$/.test(parts.at(-1) ?? '')) parts.pop();
  const path = parts.join('/');
  if (path === '' || path.includes('*')) return undefined;
  return STEERING.find((steering) => steering.path.test(path))?.what;
}
