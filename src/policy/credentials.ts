import { isWithin } from './paths/posix.ts';
import type { Places } from './paths/rules.ts';

/** Where the client keeps its sign-in tokens. Compared without case. */
const credentialsOf = (home: string): string => `${home}/.claude/.credentials.json`.toLowerCase();

/** The tokens themselves, or what could only lie below them. */
export const isCredentials = (path: string, { home }: Places): boolean => isWithin(path.toLowerCase(), credentialsOf(home));

/** A folder that holds the tokens, however far up, or the tokens. */
export const holdsCredentials = (path: string, { home }: Places): boolean => isWithin(credentialsOf(home), path.toLowerCase());
