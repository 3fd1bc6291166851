import { fstatSync, statSync } from 'node:fs';

/**
 * Whether somebody looks at it. `process.stdout` is not asked before the file is known to be a character device other than the
 * null device: it loads Node's streams, which costs more than the check of a small project.
 */
export function isTerminal(fd: 1 | 2): boolean {
  try {
    const file = fstatSync(fd);
    if (!file.isCharacterDevice() || file.rdev === statSync('/dev/null', { throwIfNoEntry: false })?.rdev) return false;
    return (fd === 1 ? process.stdout : process.stderr).isTTY === true;
  } catch {
    return false;
  }
}

/** Columns of standard output; 80 where it is no terminal. */
export const terminalColumns = (): number => (isTerminal(1) ? (process.stdout.columns ?? 80) : 80);
