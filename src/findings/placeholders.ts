/*
 * Instructions write commands with holes: `gh issue view <number>`, `deploy {{env}}`, `test $ARGUMENTS`, `ls [path]`. What will be run has a
 * word there, so a word is put in: permission rules are then asked about a command of that shape.
 */

/** The same text with a word in every hole. Line breaks stay where they are, so lines can still be counted. */
export function filled(text: string): string {
  return (
    text
      // A hole where the program stands is no command that anybody can name: no program begins so.
      .replace(/(?<=(?:^|(?<!\\)[\n|;&])[ \t]{0,20})<(?=\p{L}[^<>\n"'`$]{0,60}>)/gu, '<:')
      // <branch>, <file.ts>, <low|high>, <path to file>
      .replace(/(?<!<)<(:?\p{L}[^<>\n"'`$]{0,60})>(?!\()/gu, (_, inside: string) => wordOf(inside))
      // [上一个标签] within a word: what is no ASCII is no range of a pattern
      .replace(/\[([^[\]\n"'`$]{0,30}[^\x00-\x7f][^[\]\n"'`$]{0,30})\]/g, (_, inside: string) => wordOf(inside))
      // {{name}}, ${{ inputs.name }}
      .replace(/\$?\{\{\s{0,9}([^{}\n]{1,60}?)\s{0,9}\}\}/g, (_, inside: string) => wordOf(inside))
      // {name} that the shell leaves alone, not {a,b} and not ${name}
      .replace(/(?<![$\w}])\{([A-Za-z][\w-]*(?:[ .][\w-]+)*)\}|(?<=[\w/=._-])\{([A-Za-z][\w-]*)\}/g, (_, a: string | undefined, b: string | undefined) =>
        wordOf(a ?? b ?? ''),
      )
      // What the caller types
      .replace(/\$\{?(?:ARGUMENTS|\d)\}?(?:\[\d+\])?/g, 'argument')
      // [--optional], [path]: left out, as the shortest call does; `[ -f x ]` and `[[` are tests, and `[a-z]` within a word is a pattern
      .replace(/(?<=[ \t])\[(?:-[^[\]\n]{0,80}|[A-Za-z][\w .|=/<>-]{0,60}(?:\.\.\.|…)?)\](?:\.\.\.|…)?(?=[ \t\n`]|$)/g, '')
      // A remark behind an arrow
      .replace(/(?<![ \t])[ \t]+(?:→|⟶|⇒|=>)[ \t][^\n]*/g, '')
      // what goes on and on
      .replace(/(?<=[ \t])(?:\.\.\.|…)(?=[ \t\n]|$)/g, '')
  );
}

/** Variables that a shell has without anybody's doing: what stands in them is no hole. */
const KNOWN = /^(?:HOME|PWD|OLDPWD|USER|PATH|SHELL|TMPDIR)$/;

/** Variables become words too: by the time a command is run the agent has put in the value, or the shell does. */
export function withoutVariables(text: string): string {
  return text.replace(/\$\{([A-Za-z_]\w*)(?:[:#%/^,][^{}\n]*)?\}|\$([A-Za-z_]\w*)/g, (whole: string, a: string | undefined, b: string | undefined) => {
    const name = a ?? b ?? '';
    return KNOWN.test(name) ? whole : name.toLowerCase();
  });
}

/** Of a choice the first, of a sentence its words joined. */
function wordOf(inside: string): string {
  const first = inside.split('|')[0] ?? '';
  const word = first
    .trim()
    .replace(/[^\p{L}\p{N}_./@:-]+/gu, '-')
    .replace(/^[-.]+/, '')
    .replace(/(?<![-.:])[-.:]+$/, '');
  return word === '' ? 'value' : word;
}
