import type { EntryCommand, EntryWord } from '../../model/entry.ts';

/** Programs that fetch variables and start the client with them; what they give, only the run itself can ask. */
const GIVERS: ReadonlySet<string> = new Set(['doppler', 'op', 'infisical', 'chamber', 'aws-vault', 'direnv', 'mise']);

export const giversIn = ({ wrappers }: EntryCommand): readonly string[] => wrappers.flatMap(({ name }) => (GIVERS.has(name) ? [name] : []));

/** `dotenv -e FILE -- claude`, `dotenvx run -f FILE -- claude`. */
export function dotenvFiles({ wrappers }: EntryCommand): readonly EntryWord[] {
  return wrappers.flatMap(({ name, words }) => {
    if (name !== 'dotenv' && name !== 'dotenvx') return [];
    return words.flatMap((word, i) => (/^(?:-e|-f|--env-file)$/.test(words[i - 1]?.value ?? '') ? [word] : []));
  });
}

/** `export $(grep -v '^#' FILE | xargs)`, `env $(cat FILE) claude`: how the file is written. undefined: it is no such text; '': what is read cannot be told. */
export function fileReadIn(text: string): string | undefined {
  if (!/\$\(|`/.test(text)) return undefined;
  const read = /(?:\$\(|`)\s*(?:(?:grep|egrep|cat|sed|awk|xargs)\b([^|()`]*)|<\s*([^|()`\s]+))/.exec(text);
  const words = (read?.[2] ?? read?.[1] ?? '').match(/"[^"]*"|'[^']*'|[^\s"'<]+/g) ?? [];
  const last = words.at(-1)?.replace(/^["']|["']$/g, '') ?? '';
  return last.startsWith('-') || !/[/.$]/.test(last) ? '' : last;
}
