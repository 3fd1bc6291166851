import { promisedBy } from '../../load/secrets/names.ts';
import type { EntryCommand, EntryWord } from '../../model/entry.ts';
import { wordsIn } from './status.ts';

/** A name that a file of variables and secrets has: `~/.env.agent`, `/etc/agent/secrets`. */
const SECRET_FILE = /(?:^|[/._-])(?:env|secrets?|credentials?|tokens?|keys)(?:[._-]|$)/i;

/** The file in `source ~/.env.agent`, `export $(grep -v '^#' .env | xargs)`. */
export function secretFileIn({ program, args, inside }: EntryCommand): EntryWord | undefined {
  if (program === 'source' || program === '.') return args.slice(0, 1).find(({ value }) => SECRET_FILE.test(value));
  const isExported = inside?.kind === 'word' && /^(?:export|env)$/.test(inside.command.words[0]?.value ?? '');
  return isExported && /^(?:cat|grep|sed)$/.test(program) ? args.findLast(({ value }) => !value.startsWith('-') && SECRET_FILE.test(value)) : undefined;
}

export const loadsSecrets = (command: EntryCommand): boolean => secretFileIn(command) !== undefined;

/** Names of variables with a secret whose value stands in a word once it is put in. */
export const secretsIn = ({ text }: EntryWord): readonly string[] =>
  [...withoutCommands(text.replace(/'[^']*'/g, quoted(text))).matchAll(/(?<!\\)\$(?:\{([A-Za-z_]\w*)(?:[:}%#/,^]|$)(?!\+)|([A-Za-z_]\w*))/g)].flatMap(
    ([, braced, bare]) => {
      const name = braced ?? bare ?? '';
      const promised = promisedBy(name);
      return promised === 'secret' || promised === 'password' ? [name] : [];
    },
  );

/** Commands in `$(…)`, `<(…)` and backquotes have words of their own. */
function withoutCommands(text: string): string {
  const plain = text.replace(/`[^`]*`/g, '');
  let rest = '';
  let depth = 0;
  for (let i = 0; i < plain.length; i++) {
    const char = plain.charAt(i);
    if (char === '(' && (depth > 0 || /[$<>]/.test(plain.charAt(i - 1)))) depth++;
    else if (char === ')' && depth > 0) depth--;
    else if (depth === 0) rest += char;
  }
  return rest;
}

/** In single quotes nothing is put in, unless they stand between double ones. */
const quoted = (text: string) => (part: string) => (text.startsWith('"') ? part : ' '.repeat(part.length));

/** A command that is traced with the value of a secret in it: one of its words, or what it assigns. */
export function holdsSecret(command: EntryCommand): boolean {
  const assigns = command.assignments.some(({ name, value }) => /^(?:secret|password)$/.test(promisedBy(name) ?? '') && value?.text.includes('$'));
  return assigns || wordsIn(command).some((word) => secretsIn(word).length > 0);
}
