/** Folders that hold no configuration of a session and can be huge. The same in every kind of tree. */
export const SKIPPED_FOLDERS: ReadonlySet<string> = new Set(['.git', 'node_modules', '.venv', '__pycache__', '.hg', '.svn']);

const SKIPPED_ANYWHERE = /(?:^|\/)(?:\.git|node_modules|\.venv|__pycache__|\.hg|\.svn)\//;

/** Whether a path lies in a folder that is never listed. */
export const isSkipped = (path: string): boolean => SKIPPED_ANYWHERE.test(path);
