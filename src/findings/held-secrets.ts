import { foldersWritten } from '../load/read/script.lazy.ts';
import { secretsOf } from '../load/secrets/secrets.ts';
import type { Harness, SecretFile } from '../model/harness.ts';
import { mayBeOpen } from './gates/secret-rights.ts';
import { isSample, whatItHolds } from './secret-files.ts';
import { type SecretFault, secretFaults } from './secret-rights.ts';

/** Secret files that hold something, in words that follow their name, and what is wrong with their rights. */
export interface HeldSecrets {
  readonly what: (file: string) => string | undefined;
  readonly secretAt: (file: string) => SecretFile | undefined;
  readonly faults: readonly SecretFault[];
}

const known = new WeakMap<Harness, HeldSecrets>();

/** The same questions for every rule that asks, so that access lists cost one process. */
export function heldSecrets(harness: Harness): HeldSecrets {
  let held = known.get(harness);
  if (!held) {
    held = hold(harness);
    known.set(harness, held);
  }
  return held;
}

function hold(harness: Harness): HeldSecrets {
  const { facts, documents, secretFiles, user } = harness;
  const what = new Map<string, string>();
  const secrets = new Map<string, SecretFile>();
  const add = (secret: SecretFile, words: string | undefined): void => {
    if (words === undefined) return;
    what.set(secret.file, words);
    secrets.set(secret.file, secret);
  };
  const listed = new Set(secretFiles.map(({ file }) => file));
  for (const secret of secretFiles) {
    // Otherwise the content of every secret file would be read.
    if ((!user && !mayBeOpen(secret, facts)) || (isSample(secret.file) && secret.why !== 'configured' && !secret.namedAt)) continue;
    // What a submodule brings along everybody has.
    if (facts.nested(secret.file) !== undefined && facts.tracked(secret.file) === true) continue;
    const end = secret.stat?.kind === 'symlink' ? facts.rights.target(secret.file) : undefined;
    // What a link leads to is looked at under its own name, where it has one here.
    if (end === undefined || !listed.has(end)) add(secret, whatItHolds(end === undefined ? secret : { ...secret, file: end }, facts));
  }
  // The client's own file and the user's settings are no secret files, until somebody puts a credential into them.
  for (const file of user ? ['~/.claude.json', '~/.claude/settings.json'] : []) {
    const document = documents.get(file);
    if (document && secretsOf(document).length > 0) add({ file, stat: facts.stat(file), why: 'name' }, 'holds a credential');
  }
  return {
    what: (file) => what.get(file),
    secretAt: (file) => secrets.get(file),
    faults: secretFaults([...secrets.values()], facts, logFolders(harness)),
  };
}

/** Folders that scripts write to under a umask that should keep others out, as far as they are there. */
const logFolders = (harness: Harness): readonly string[] => [...new Set(privateFolders(harness).map(({ folder }) => folder))];

export const privateFolders = ({ scripts, facts }: Harness) =>
  scripts
    .filter(({ document }) => /^[ \t]*umask[ \t]+0?[0-7]?77\b/m.test(document.text))
    .flatMap((script) => foldersWritten(script))
    .filter(({ folder }) => facts.stat(folder)?.kind === 'directory');
