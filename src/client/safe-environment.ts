/** Variables whose assignment in front of a command the client ignores for allow rules and read-only recognition (E1). */
export const SAFE_VARIABLES: ReadonlySet<string> = new Set([
  'ANTHROPIC_API_KEY',
  'BLOCKSIZE',
  'BLOCK_SIZE',
  'CGO_ENABLED',
  'CHARSET',
  'CI',
  'CLICOLOR',
  'CLICOLOR_FORCE',
  'COLORTERM',
  'COLUMNS',
  'DEBIAN_FRONTEND',
  'FORCE_COLOR',
  'GIT_TERMINAL_PROMPT',
  'GO111MODULE',
  'GOARCH',
  'GOEXPERIMENT',
  'GOOS',
  'GREP_COLOR',
  'GREP_COLORS',
  'LANG',
  'LANGUAGE',
  'LC_ALL',
  'LC_CTYPE',
  'LC_TIME',
  'LINES',
  'LSCOLORS',
  'LS_COLORS',
  'NODE_ENV',
  'NO_COLOR',
  'PYTEST_DEBUG',
  'PYTEST_DISABLE_PLUGIN_AUTOLOAD',
  'PYTHONDONTWRITEBYTECODE',
  'PYTHONUNBUFFERED',
  'RUST_BACKTRACE',
  'RUST_LOG',
  'TERM',
  'TIME_STYLE',
  'TZ',
]);

const LOCALES: ReadonlySet<string> = new Set(['LANG', 'LC_ALL', 'LC_CTYPE']);

/** Whether the assignment is ignored: a safe name, and a plain value of letters, digits and `_./:-`. */
export function isSafeAssignment({ name, value, plain }: { readonly name: string; readonly value: string; readonly plain: boolean }): boolean {
  if (!plain || !SAFE_VARIABLES.has(name) || !/^[A-Za-z0-9_./:-]+$/.test(value)) return false;
  if (LOCALES.has(name)) return isSafeLocale(value);
  return name !== 'TZ' || isZone(value);
}

const isSafeLocale = (value: string): boolean => /^(?:C|POSIX)$/i.test(value) || /(?:^|\.)utf-?8$/i.test(value);

const isZone = (value: string): boolean => /^:?[A-Za-z][A-Za-z0-9_+./-]*$/.test(value);

/** Assigned alone, a locale would change how later commands read text. */
export const isSafeAlone = ({ name, value, plain }: { readonly name: string; readonly value: string; readonly plain: boolean }): boolean =>
  plain && SAFE_VARIABLES.has(name) && !/^(?:LANG|LANGUAGE|LC_)/.test(name) && /^[A-Za-z0-9_./:-]+$/.test(value);
