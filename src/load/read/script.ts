import type { Origin } from '../../model/origin.ts';

/** A file that a text loads, or takes a secret from. */
export interface SourcedFile {
  /** By a name of the harness: `~/x` at home, `/x` elsewhere on the machine, else in the project. */
  readonly file: string;
  readonly at: Origin;
}

/** Whether a shell text may load a file at all: asked before what reads it is loaded. */
export const mayLoadFiles = (text: string): boolean =>
  /(?:\bsource|[ \t;&|("']\.|^\.|-\w*file|\$\((?:cat|grep|sed|xargs)\b|<|-[efi])[ \t=]|\$\(<|_(?:FILE|PATH|CERTS|KEY)=|KUBECONFIG=|NETRC=|CREDENTIALS=/m.test(
    text,
  );

/**
 * Whether a settings or server file may name a file with a secret: a value that begins like a path, or a word that announces one. Plain
 * searches, for every start asks this.
 */
export const mayNameFiles = (text: string): boolean => PATHS.some((word) => text.includes(word)) || WORDS.some((word) => text.includes(word));

const PATHS = ['"~/', '"/', '"./', '"../', '"$HOME/', '"${HOME}/', '"$CLAUDE_PROJECT_DIR/', '"${CLAUDE_PROJECT_DIR}/'];
const WORDS = ['env-file', 'envFile', '_FILE"', 'CREDENTIALS"', 'KUBECONFIG', 'source ', ' . ', 'dotenv', '$(cat ', '$(<', 'cat ', ' -i ', '-c"', '". '];

/** Whether an env file may hand the name of another file with a secret to a program. */
export const mayNameKeys = (text: string): boolean =>
  ['CREDENTIALS', '_FILE', '_PATH', 'KUBECONFIG', 'NETRC', 'PGPASSFILE', 'CLIENT_KEY='].some((word) => text.includes(word));
