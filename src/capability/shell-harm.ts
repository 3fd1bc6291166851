import type { ShellCommand, ShellWord } from '../model/shell.ts';
import { hostOf, isLoopback } from './hosts.ts';

/** Harm that can be read off the shape of a command line, without knowing what its programs do beyond their names. */

const base = (word: ShellWord | undefined): string => (word?.value ?? '').replace(/^.*[/\\]/, '').replace(/\.exe$/i, '');

/** Programs that only start another one: `sudo -u x sh` is `sh`. */
const WRAPPERS = new Set(['sudo', 'doas', 'env', 'exec', 'command', 'builtin', 'nohup', 'time', 'nice', 'setsid', 'stdbuf', 'xargs', 'timeout', 'busybox']);

/** The program that really runs, and its arguments. */
export function program(command: ShellCommand): { readonly name: string; readonly args: readonly ShellWord[]; readonly at: number } {
  let at = 0;
  while (WRAPPERS.has(base(command.words[at]))) {
    at++;
    while (/^-|^\w+=|^\d+[smhd]?$/.test(command.words[at]?.value ?? '')) at++;
  }
  return { name: base(command.words[at]), args: command.words.slice(at + 1), at };
}

const DOWNLOADERS = new Set(['curl', 'wget', 'fetch', 'aria2c', 'http', 'https', 'xh', 'lwp-download']);
const SHELLS = /^(?:(?:ba|da|z|k|a|fi|c|tc)?sh|pwsh|powershell)$/;
const INTERPRETERS = /^(?:python[\d.]*|node|nodejs|deno|bun|perl|ruby|php|osascript|lua|tclsh)$/;

const downloads = (command: ShellCommand): boolean => {
  const { name, args } = program(command);
  if (name === 'git') return cloneOf(args) !== undefined;
  if (!DOWNLOADERS.has(name)) return false;
  const hosts = args.flatMap(({ value }) => hostOf(value) ?? []);
  return args.length > 0 && (hosts.length === 0 || hosts.some((host) => !isLoopback(host)));
};

const decodes = (command: ShellCommand): boolean => {
  const { name, args } = program(command);
  const has = (pattern: RegExp) => args.some(({ value }) => pattern.test(value));
  return (
    (/^(?:g?base64|base32)$/.test(name) && has(/^(?:-[a-zA-Z]*[dD]|--decode)$/)) ||
    (name === 'xxd' && has(/^-[a-z]*r/)) ||
    (name === 'openssl' && (has(/^-d$/) || (has(/^base64$/) && has(/^-d$/))))
  );
};

/** Runs what arrives on its standard input: a shell without a script, an interpreter without script and inline code. */
function runsInput(command: ShellCommand): boolean {
  const { name, args } = program(command);
  const operands = args.filter(({ value }) => !value.startsWith('-') || value === '-');
  if (SHELLS.test(name)) {
    // `xargs sh -c '{}'`: each line of the input is a command.
    if (/^(?:.*\/)?xargs$/.test(command.words[0]?.value ?? '') && args.some(({ value }) => /^\{\}$/.test(value))) return true;
    if (args.some(({ value }) => /^-[abd-z]*c[a-z]*$/.test(value))) return false;
    return operands.length === 0 || args.some(({ value }) => /^-[a-rt-z]*s[a-z]*$/.test(value)) || /^(?:-|\/dev\/stdin)$/.test(operands[0]?.value ?? '');
  }
  if (INTERPRETERS.test(name)) return args.every(({ value }) => value === '-') || /^(?:-|\/dev\/stdin)$/.test(args[0]?.value ?? '');
  return (name === 'source' || name === '.') && /^(?:\/dev\/stdin|-)$/.test(args[0]?.value ?? '');
}

/** Whether the n-th word of the command is code that it runs: `eval X`, `sh -c X`, `source <(X)`, `python -c X`. */
function runsWord(command: ShellCommand, word: number): boolean {
  const { name, args, at } = program(command);
  const nth = word - at - 1;
  const text = args[nth];
  if (!text) return word === at && command.words.length > 0;
  if (name === 'eval') return true;
  const flag = args[nth - 1]?.value ?? '';
  if ((SHELLS.test(name) && /^-[abd-z]*c[a-z]*$/.test(flag)) || (INTERPRETERS.test(name) && /^-[cepr]$|^--eval$/.test(flag))) return true;
  const operand = args.findIndex(({ value }) => !value.startsWith('-') || value.startsWith('<('));
  return (SHELLS.test(name) || INTERPRETERS.test(name) || name === 'source' || name === '.') && nth === operand && text.value.includes('<(');
}

export type Fetched = 'download' | 'decoded';

/** Code that comes over the network, or out of an encoding that hides it, and is run without anybody having read it. */
export function fetchedCode(commands: readonly ShellCommand[]): { readonly kind: Fetched; readonly command: ShellCommand } | undefined {
  for (const command of commands) {
    const kind: Fetched | undefined = downloads(command) ? 'download' : decodes(command) ? 'decoded' : undefined;
    if (kind && isRun(command)) return { kind, command };
    if (kind === 'download' && savedAndRun(command, commands)) return { kind, command };
    if (/^(?:python[\d.]*|node|deno|bun)$/.test(program(command).name) && command.words.some(({ value }) => EXECUTES_RESPONSE.test(value)))
      return { kind: 'download', command };
    if (command.words.some(({ value }) => POWERSHELL.test(value))) return { kind: 'download', command };
  }
  const piped = commands.find(
    (c) =>
      /^(?:iwr|irm|invoke-webrequest|invoke-restmethod)$/i.test(program(c).name) && /^(?:iex|invoke-expression)$/i.test(c.feeds ? program(c.feeds).name : ''),
  );
  return piped && { kind: 'download', command: piped };
}

/** Inline Python or JavaScript that evaluates what it has just fetched. */
const EXECUTES_RESPONSE =
  /\bexec\s*\([^)]{0,300}\b(?:urlopen|requests\.get|httpx\.get)\b|\beval\s*\(\s*await\b[^;]{0,300}\bfetch\b|\bfetch\s*\([^;]{0,200}\.then\s*\([^;]{0,200}\beval\b|\beval\s*\(\s*require\(['"]child_process['"]\)\.execSync\(['"](?:curl|wget)\b/;
const POWERSHELL =
  /\b(?:iex|invoke-expression)\b.{0,80}\b(?:iwr|irm|invoke-webrequest|invoke-restmethod|downloadstring)\b|\b(?:iwr|irm|invoke-webrequest|downloadstring)\b.{0,200}\|\s*(?:iex|invoke-expression)\b/i;

/** Follows the output of a command: through pipes, and out of the word it stands in. */
function isRun(command: ShellCommand): boolean {
  for (let next = command.feeds, n = 0; next && n < 50; next = next.feeds, n++) if (runsInput(next)) return true;
  if (!command.inside) return false;
  const { command: outer, word } = command.inside;
  if (word < 0) return outer.redirects.length > 0 && runsInput(outer);
  if (runsWord(outer, word)) return true;
  // `echo "$(curl …)" | sh`
  return /^(?:echo|printf)$/.test(program(outer).name) && isRun(outer);
}

/** `curl -o F … && sh F`, `X=$(curl …); eval "$X"`. */
function savedAndRun(command: ShellCommand, commands: readonly ShellCommand[]): boolean {
  const here = commands.indexOf(command);
  const after = commands.slice(here + 1, here + 200);
  const variable = command.inside?.word === -1 ? command.inside.command.assignments[0]?.name : undefined;
  if (variable !== undefined) {
    const use = new RegExp(`^"?\\$\\{?${variable}\\b`);
    return after.some((c) =>
      c.words.some((w, i) => use.test(w.text) && (runsWord(c, i) || (/^(?:echo|printf)$/.test(program(c).name) && c.feeds && runsInput(c.feeds)))),
    );
  }
  const files = new Set<string>();
  const { name: fetcher, args } = program(command);
  const clone = fetcher === 'git' ? cloneOf(args) : undefined;
  if (clone !== undefined) return after.some((c) => isScriptOf(c, (path) => path.startsWith(`${clone}/`)));
  for (const [i, { value }] of args.entries()) {
    if (/^(?:-[a-zA-Z]*[oO]|--output|--output-document)$/.test(value) && args[i + 1]) files.add(args[i + 1]?.value ?? '');
    const joined = /^(?:--output|--output-document)=(.+)$/.exec(value)?.[1] ?? /^-[oO](?![-\s])(.{2,})$/.exec(value)?.[1];
    if (joined) files.add(joined);
  }
  for (const { operator, target } of command.redirects) if (/^(?:>|>>|>\|)$/.test(operator) && target !== '/dev/null') files.add(target);
  files.delete('-');
  if (files.size === 0) return false;
  const saved = new Set([...files].map(bare));
  return after.some((c) => isScriptOf(c, (path) => saved.has(path)));
}

const bare = (value: string) => value.replace(/^\.\//, '');

/** Whether a command runs a file: by its own name or as the script of an interpreter. */
function isScriptOf(command: ShellCommand, isIt: (path: string) => boolean): boolean {
  const { name, args, at } = program(command);
  if (isIt(bare(command.words[at]?.value ?? ''))) return true;
  const operand = args.find(({ value }) => !value.startsWith('-'))?.value ?? '';
  return (SHELLS.test(name) || INTERPRETERS.test(name) || name === 'source' || name === '.') && isIt(bare(operand));
}

/** The folder of `git clone URL [FOLDER]`. */
function cloneOf(args: readonly ShellWord[]): string | undefined {
  if (args[0]?.value !== 'clone') return undefined;
  const url = args.findIndex(({ value }) => /^(?:https?|ssh|git):\/\/|^[\w.-]+@[\w.-]+:/.test(value));
  const folder = args[url + 1]?.value;
  return url < 0
    ? undefined
    : folder !== undefined && !folder.startsWith('-')
      ? bare(folder).replace(/\/$/, '')
      : args[url]?.value.replace(/^.*[/:]/, '').replace(/\.git$/, '');
}

/** Files that hold credentials by convention, as a command line names them. */
const SECRET_FILE =
  /(?:^|[/~"'=@\s])(?:\.ssh(?:\/|$)|id_(?:rsa|dsa|ecdsa|ed25519)\b(?!\.pub)|\.env(?!\.(?:example|sample|template|dist|schema)\b)(?:\.\w+)?(?=$|["'\s])|\.aws\/|\.netrc\b|\.npmrc\b|\.pypirc\b|\.git-credentials\b|\.claude\.json\b|\.claude\/\.credentials\.json\b|\.config\/gh\/|\.config\/gcloud\/|\.kube\/config\b|\.docker\/config\.json\b|\.gnupg\b|\.pgpass\b|etc\/shadow\b|Library\/Keychains\b)|\.(?:pem|p12|pfx|ppk|kdbx)(?=$|["'\s])/;
const SECRET_VARIABLE = /\$\{?(?:ANTHROPIC_API_KEY|ANTHROPIC_AUTH_TOKEN|CLAUDE_CODE_OAUTH_TOKEN|AWS_SECRET_ACCESS_KEY|AWS_SESSION_TOKEN|NPM_TOKEN)\b/;
const PRINTS_SECRETS: readonly RegExp[] = [
  /^(?:env|printenv|set|export -p|declare -p|compgen -v)$/,
  /^gh auth token\b/,
  /^security find-(?:generic|internet)-password\b/,
  /^gcloud auth (?:application-default )?print-access-token\b/,
  /^aws configure (?:export-credentials|get)\b/,
];

/** What a command hands on that is secret, in words; undefined where it is nothing that we know. */
function secretOf(command: ShellCommand): string | undefined {
  const { name, args } = program(command);
  const line = [name, ...args.map((w) => w.value)].join(' ').trim();
  const whole = command.words.map((w) => w.value).join(' ');
  if (PRINTS_SECRETS.some((p) => p.test(whole) || p.test(line))) return 'the environment or a stored credential';
  if (/^(?:cat|head|tail|base64|gbase64|xxd|tar|zip|gzip|grep|awk|sed|sort|cp|openssl|jq|tee|strings|od|less)$/.test(name)) {
    if (command.words.some(({ value }) => SECRET_FILE.test(value)) || command.redirects.some((r) => r.operator === '<' && SECRET_FILE.test(r.target)))
      return 'a key or credential file';
  }
  if (/^(?:echo|printf)$/.test(name) && command.words.some(({ value }) => SECRET_VARIABLE.test(value))) return 'a credential variable';
  return undefined;
}

/** Whether a command sends something out of the machine, and which of its words are what it sends. */
export function sends(command: ShellCommand): { readonly payload: readonly ShellWord[] } | undefined {
  const { name, args } = program(command);
  const hosts = args.flatMap(({ value }) => hostOf(value) ?? []);
  if (hosts.length > 0 && hosts.every(isLoopback)) return undefined;
  if (command.redirects.some(({ target }) => target.startsWith('/dev/tcp/') || target.startsWith('/dev/udp/'))) return { payload: [] };
  if (name === 'curl') {
    const flag = /^(?:--data(?:-binary|-raw|-urlencode|-ascii)?|--form(?:-string)?|--upload-file|--json)(?:=|$)|^-[a-zA-Z]*[dFT]$|^-[dFT]./;
    const payload = args.filter(
      (arg, i) =>
        flag.test(arg.value) ||
        /^(?:-[a-zA-Z]*[dFT]|--data(?:-binary|-raw|-urlencode|-ascii)?|--form(?:-string)?|--upload-file|--json)$/.test(args[i - 1]?.value ?? ''),
    );
    const urls = args.filter(({ value }) => /^https?:/.test(value) && /^[^?&]*[?&][^=]*=.*(?:\$\(|`)/.test(value));
    return payload.length + urls.length > 0 ? { payload: [...payload, ...urls] } : undefined;
  }
  if (name === 'wget') {
    const payload = args.filter(({ value }) => /^--(?:post-data|post-file|body-data|body-file)\b/.test(value));
    return payload.length > 0 ? { payload } : undefined;
  }
  // Listening, or a socket of this machine.
  if (/^(?:nc|ncat|netcat|socat|telnet)$/.test(name))
    return args.some(({ value }) => /^-[a-zA-Z]*[lU]|^--unixsock$|^(?:UNIX|ABSTRACT|unix|abstract)[\w-]*:|^(?:localhost|127\.[\d.]+|::1)$/.test(value))
      ? undefined
      : { payload: [] };
  if (/^(?:scp|rsync|sftp)$/.test(name) && args.some(({ value }) => /^[\w.@-]+:(?!\/\/)/.test(value))) return { payload: args };
  return undefined;
}

/** Keys, credential files or the environment on their way to another machine. */
export function sentSecret(commands: readonly ShellCommand[]): { readonly what: string; readonly command: ShellCommand } | undefined {
  const secrets = commands.flatMap((command) => {
    const what = secretOf(command);
    return what ? [{ command, what, copies: copiesOf(command) }] : [];
  });
  for (const command of commands) {
    const coded = sendsInCode(command);
    if (coded) return { what: coded, command };
    const sent = sends(command) ?? asksFor(command);
    if (!sent) continue;
    const { payload } = sent;
    if (payload.some(({ value }) => /@|^(?!-)/.test(value) && !/^https?:/.test(value) && SECRET_FILE.test(value)))
      return { what: 'a key or credential file', command };
    if (payload.some(({ value }) => SECRET_VARIABLE.test(value))) return { what: 'a credential variable', command };
    const source = secrets.find(
      ({ command: other, copies }) =>
        other === command ||
        reaches(other, command) ||
        // In a header it is as a rule the credential for this very request.
        (other.inside?.command === command && payload.includes(command.words[other.inside.word] ?? NO_WORD)) ||
        payload.some(({ value }) => copies.some((copy) => value.includes(copy))),
    );
    if (source) return { what: source.what, command };
    if (command.redirects.some((r) => r.operator === '<' && SECRET_FILE.test(r.target))) return { what: 'a key or credential file', command };
  }
  return undefined;
}

const NO_WORD: ShellWord = { text: '', value: '', plain: true };

/** Where a secret is put for later: a file, or a variable. */
function copiesOf(command: ShellCommand): readonly string[] {
  const { name, args } = program(command);
  const copies: string[] = [];
  let last: ShellCommand = command;
  for (let n = 0; last.feeds && n < 50; n++) last = last.feeds;
  for (const { operator, target } of last.redirects) if (/^(?:>|>>|>\|)$/.test(operator) && !target.startsWith('/dev/')) copies.push(target);
  if (/^(?:cp|install|zip)$/.test(name)) copies.push((name === 'zip' ? args.find(({ value }) => !value.startsWith('-')) : args.at(-1))?.value ?? '');
  if (name === 'tar') copies.push(args[args.findIndex(({ value }) => /^-?[a-zA-Z]*f$/.test(value)) + 1]?.value ?? '');
  const variable = last.inside?.word === -1 ? last.inside.command.assignments[0]?.name : undefined;
  if (variable !== undefined) copies.push(`$${variable}`, `\${${variable}}`);
  return copies.filter((copy) => copy.length > 1 && copy !== '.' && copy !== '-');
}

/** A name that is asked of the name service carries what stands in it. */
function asksFor(command: ShellCommand): { readonly payload: readonly ShellWord[] } | undefined {
  const { name, args } = program(command);
  return /^(?:dig|nslookup|host|drill|ping|getent)$/.test(name) && args.some(({ plain }) => !plain) ? { payload: args } : undefined;
}

export const SENDS_IN_CODE =
  /\b(?:urlopen|urlretrieve|requests\.(?:post|put|get)|httpx\.|http\.client|socket\.|fetch|https?\.(?:request|get)|axios|net\.connect|Net::HTTP|file_get_contents)\b/;
const ENVIRONMENT_IN_CODE =
  /\bprocess\.env\b(?!\s*(?:\.|\[|\?\.))|\b(?:dict|str|repr|json\.dumps|urlencode)\(\s*(?:dict\(\s*)?os\.environ\b(?!\s*[.[])|\bos\.environ\.(?:items|copy)\(|\bENV\.to_h\b/;
const FILE_IN_CODE = /(?:\bopen|readFileSync|readFile|read_text|File\.read|file_get_contents)\s*\(/;

/** Inline code for an interpreter that reads secrets and talks to the network. */
function sendsInCode(command: ShellCommand): string | undefined {
  if (!INTERPRETERS.test(program(command).name)) return undefined;
  const code = command.words.find(({ value }) => SENDS_IN_CODE.test(value) && /https?:\/\/(?!localhost|127\.)|socket\.|net\.connect/.test(value))?.value;
  if (code === undefined) return undefined;
  if (ENVIRONMENT_IN_CODE.test(code)) return 'the environment';
  return FILE_IN_CODE.test(code) && SECRET_FILE.test(code) ? 'a key or credential file' : undefined;
}

/** Whether what one command prints becomes what the other reads, through pipes. */
export function reaches(from: ShellCommand, to: ShellCommand): boolean {
  for (let next = from.feeds, n = 0; next && n < 50; next = next.feeds, n++) if (next === to) return true;
  return (
    from.inside !== undefined &&
    from.inside.command !== from &&
    from.inside.word >= 0 &&
    /^(?:echo|printf)$/.test(program(from.inside.command).name) &&
    reaches(from.inside.command, to)
  );
}

export { mayHarm } from './may-harm.ts';

/** The first request to another machine, if there is one. */
export function networked(commands: readonly ShellCommand[]): { readonly program: string; readonly args: readonly string[] } | undefined {
  const command = commands.find(downloads);
  if (!command) return undefined;
  const { name, args } = program(command);
  return { program: name, args: args.map((word) => word.value) };
}
