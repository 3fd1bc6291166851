/** Read-only programs whose arguments follow no table of flags. */
export const OWN_CHECKS: Readonly<Record<string, (args: readonly string[]) => boolean>> = {
  cd: (args) => args.length <= 1 && (args[0] === '-' || !(args[0] ?? '').startsWith('-')),
  '[': () => true,
  '[[': () => true,
  test: isReadOnlyTest,
  printf: (args) => args[0] === '--' || args.every((word, i) => !word.startsWith('-') || (i > 0 && /^-\d/.test(word))),
  history: (args) => args.length === 0 || (args.length === 1 && /^\d+$/.test(args[0] ?? '')),
  ifconfig: (args) => args.length <= 1 && /^(?:[A-Za-z0-9]|$)/.test(args[0] ?? ''),
  uniq: isReadOnlyUniq,
  jq: isReadOnlyJq,
  sed: isReadOnlySed,
  docker: isReadOnlyDocker,
};

function isReadOnlyUniq(args: readonly string[]): boolean {
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? '';
    if (/^-[fsw]$/.test(word) && /^\d+$/.test(args[at + 1] ?? '')) at++;
    else if (!/^(?:-[A-Za-z]+|--[a-z-]+(?:=\S*)?)$/.test(word)) return false;
  }
  return true;
}

/** Flags, a filter that does not speak of the environment, files. */
function isReadOnlyJq(args: readonly string[]): boolean {
  let at = 0;
  for (; args[at]?.startsWith('-'); at++) if (!/^(?:-[A-Za-z]+|--[a-z][a-z-]*(?:=\S*)?)$/.test(args[at] ?? '')) return false;
  if (args.length === at) return false;
  if (args.slice(at).some((word) => word.startsWith('-'))) return false;
  return !args.some((word) => /\benv\b|\$ENV\b/.test(word));
}

const SED_PRINT_FLAGS = /^(?:-[nErz]+|--(?:quiet|silent|regexp-extended|posix|zero-terminated))$/;
const SED_EDIT_FLAGS = /^(?:-[Er]+|--(?:regexp-extended|posix))$/;

const SED_IN_PLACE = /^(?:-[iEr]+|--(?:in-place|regexp-extended|posix))$/;

/** `sed -n 1,5p`, or one plain substitution on standard input. */
function isReadOnlySed(args: readonly string[]): boolean {
  return isPlainSed(args, SED_EDIT_FLAGS, 0);
}

/** What acceptEdits lets pass of sed: the same, and one plain substitution in files. `unquoted` says that the shell expands a word. */
export function isEditingSed(args: readonly string[], unquoted: boolean): boolean {
  if (unquoted || !isPlainSed(args, SED_IN_PLACE, Number.POSITIVE_INFINITY)) return false;
  const operands = args.filter((word) => !word.startsWith('-'));
  return !looksLikeScript(operands[1] ?? '') || !args.some((word) => /^-[Er]*i|^--in-place/.test(word));
}

/** The first file is taken for another piece of script: `e.txt`, `s.py` and `x` alone are commands of sed. */
const looksLikeScript = (file: string): boolean =>
  /[[\\;#\s]|[^\x20-\x7e]/.test(file) || /^[acdeghilnpqrtwxzACDGHINPQRTW]$/.test(file) || /^(?:\d+(?:,\d+)?)?[ew]|^[sy]\W/.test(file);

function isPlainSed(args: readonly string[], editFlags: RegExp, files: number): boolean {
  const end = args.indexOf('--');
  const flags = args.filter((word, i) => word.startsWith('-') && word !== '-' && (end < 0 || i < end));
  const rest = args.filter((word, i) => word !== '--' && !(word.startsWith('-') && word !== '-' && (end < 0 || i < end)));
  const script = rest[0];
  if (script === undefined || rest.includes('-')) return false;
  if (isPrintingSed(flags))
    return flags.every((word) => SED_PRINT_FLAGS.test(word)) && script.split(';').every((piece) => /^\s*(?:\d+(?:,\d+)?)?p\s*$/.test(piece));
  return rest.length <= files + 1 && flags.every((word) => editFlags.test(word)) && isPlainSubstitution(script, files > 0);
}

export const isPrintingSed = (flags: readonly string[]): boolean =>
  flags.some((word) => /^-[A-Za-mo-z]*n[A-Za-z]*$/.test(word) || word === '--quiet' || word === '--silent');

/** A `$` counts only where the words are those of a read-only command. */
function isPlainSubstitution(script: string, dollar: boolean): boolean {
  const parts = /^\s*s\/([^/]*)\/([^/]*)\/([gpimIM]*(?:[1-9][gpimIM]*)?)\s*$/.exec(script);
  return (
    parts !== null &&
    !/[{};#\n]|[^\x20-\x7e]|\/!|\s[eEwW]/.test(script) &&
    !/\\\//.test(script.replaceAll('\\\\', '')) &&
    (dollar || !(parts[1] ?? '').includes('$'))
  );
}

export const DOCKER_READERS: ReadonlySet<string> = new Set(['ps', 'images', 'logs', 'inspect']);

/** Any flag of `ps` and `images` but those of docker itself; tables for the rest. */
function isReadOnlyDocker(args: readonly string[]): boolean {
  const [subcommand, ...rest] = args;
  if (subcommand === 'ps' || subcommand === 'images') return rest.every((word) => !/^~|^-[crH]|^--(?:context|host|config|tls|log-level|debug)/.test(word));
  if (subcommand === 'logs') return dockerFlags(rest, /^(?:-[ft]+|--details|--follow|--timestamps)$/, /^(?:-n|--since|--tail|--until)$/);
  return subcommand === 'inspect' && dockerFlags(rest, /^(?:-s|--size)$/, /^(?:-f|--format|--type)$/);
}

function dockerFlags(words: readonly string[], alone: RegExp, text: RegExp): boolean {
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (!word.startsWith('-') || alone.test(word)) continue;
    if (word.includes('=') && text.test(word.slice(0, word.indexOf('=')))) continue;
    if (!text.test(word) || words[at + 1] === undefined || (words[at + 1] ?? '').startsWith('-')) return false;
    at++;
  }
  return true;
}

const TEST_OPERATORS = /^-(?:[bcdefghknprstuwxzGLNOSR]|nt|ot|ef|eq|ne|lt|le|gt|ge)$/;

/** `test` has a table of operators like flags: each takes the word behind it; joining with `-a` and `-o` is not among them. */
function isReadOnlyTest(args: readonly string[]): boolean {
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? '';
    if (word === '--') return true;
    if (!word.startsWith('-') || /^-\d+$/.test(word) || word === '-') continue;
    const next = args[at + 1];
    if (!TEST_OPERATORS.test(word) || next === undefined || next.startsWith('-')) return false;
    at++;
  }
  return true;
}
