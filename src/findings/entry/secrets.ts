import { promisedBy } from '../../load/secrets/names.ts';
import type { EntryCommand, EntryWord } from '../../model/entry.ts';
import { wordsIn } from './status.ts';

/** A name that a file of variables and secrets has: `~/.env.agent`, `/etc/agent/secrets`. */
const SECRET_FILE = /(?:^|[/._-])(?:env|secrets?|credentials?|tokens?|keys)(?:[._-]|$)/i;

/** `source ~/.env.agent`. */
export const loadsSecrets = ({ program, args }: EntryCommand): boolean =>
  (program === 'source' || program === '.') && args[0] !== undefined && SECRET_FILE.test(args[0].value);

/** Names of variables with a secret whose value stands in a word once it is put in. */
export const secretsIn = ({ text }: EntryWord): readonly string[] =>
  [...text.replace(/'[^']*'/g, quoted(text)).matchAll(/\$(?:\{([A-Za-z_]\w*)(?:[:}%#/,^]|$)(?!\+)|([A-Za-z_]\w*))/g)].flatMap(([, braced, bare]) => {
    const name = braced ?? bare ?? '';
    const promised = promisedBy(name);
    return promised === 'secret' || promised === 'password' ? [name] : [];
  });

/** In single quotes nothing is put in, unless they stand between double ones. */
const quoted = (text: string) => (part: string) => (text.startsWith('"') ? part : ' '.repeat(part.length));

/** A command that is traced with the value of a secret in it: one of its words, or what it assigns. */
export function holdsSecret(command: EntryCommand): boolean {
  const assigns = command.assignments.some(({ name, value }) => /^(?:secret|password)$/.test(promisedBy(name) ?? '') && value?.text.includes('$'));
  return assigns || wordsIn(command).some((word) => secretsIn(word).length > 0);
}
