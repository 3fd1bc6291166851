import type { Harness } from '../../model/harness.ts';
import { type KeyPath, type Origin, wholeFile } from '../../model/origin.ts';
import { parseDotenv } from '../document/dotenv.ts';
import { filesInShell, filesMeant, namesFile } from '../read/script.lazy.ts';
import type { SourcedFile } from '../read/script.ts';
import { asObject, asStrings } from '../values.ts';
import { promisedBy } from './names.ts';

/** Settings whose text a shell runs; what the first two print is a secret or a header. */
const HELPERS = ['apiKeyHelper', 'otelHeadersHelper', 'awsAuthRefresh', 'awsCredentialExport', 'gcpAuthRefresh'];

/**
 * Files with secrets that settings, servers and hooks name: values of `env` that are names of such files, `--env-file`, `envFile`, what a
 * helper prints, what a command loads. Whether they are there is for others to ask.
 */
export function filesNamed({ settings, servers, hooks }: Pick<Harness, 'settings' | 'servers' | 'hooks'>): readonly SourcedFile[] {
  const found: SourcedFile[] = [];
  const inShell = (text: unknown, at: Origin, folder: string, prints = false): void => {
    if (typeof text === 'string') found.push(...filesInShell(text, folder, (start, end) => ({ ...at, within: { start, end } }), prints));
  };
  const meant = (word: string, at: Origin, folder: string): void => {
    for (const file of filesMeant(word, folder)) found.push({ file, at });
  };
  const inEnvironment = (value: unknown, file: string, path: KeyPath, folder: string): void => {
    for (const [name, word] of Object.entries(asObject(value) ?? {})) {
      if (typeof word !== 'string' || word === '' || word.includes('://') || word.includes('\n')) continue;
      const at: Origin = { file, path: [...path, name] };
      if (namesFile(name) || (isPath(word) && promisedBy(name) !== undefined)) for (const one of word.split(':')) meant(one, at, folder);
      else if (name === 'GIT_SSH_COMMAND') inShell(word, at, folder);
    }
  };
  for (const { file, value, dir } of settings) {
    const folder = dir === '' ? '' : `${dir}/`;
    inEnvironment(value['env'], file, ['env'], folder);
    for (const key of HELPERS) inShell(value[key], { file, path: [key] }, folder, key === 'apiKeyHelper' || key === 'otelHeadersHelper');
  }
  for (const { command, args, commandOrigin, origin } of hooks) {
    if (command !== undefined) inShell(args ? [command, ...args].join(' ') : command, args ? origin : commandOrigin, '');
  }
  for (const { file, origin, value } of servers) {
    const folder = file.startsWith('~/') || !file.includes('/') ? '' : file.slice(0, file.lastIndexOf('/') + 1);
    inEnvironment(value['env'], file, [...origin.path, 'env'], folder);
    if (typeof value['envFile'] === 'string') meant(value['envFile'], { file, path: [...origin.path, 'envFile'] }, folder);
    inShell(value['headersHelper'], { file, path: [...origin.path, 'headersHelper'] }, folder, true);
    const words = asStrings(value['args']) ?? [];
    for (const [i, word] of words.entries()) {
      const at: Origin = { file, path: [...origin.path, 'args', i] };
      const [, option = '', value = ''] = /^([^=]*)=(.+)$/.exec(word) ?? [];
      if (TAKES_FILE.test(option)) meant(value, at, folder);
      else if (/^dotenv_config_path=/.test(word)) meant(word.slice('dotenv_config_path='.length), at, folder);
      else if (/^-[a-z]*c$/.test(words[i - 1] ?? '')) inShell(word, at, folder);
      else if (TAKES_FILE.test(words[i - 1] ?? '')) meant(word, at, folder);
    }
  }
  return found;
}

/** The same of an env file: `GOOGLE_APPLICATION_CREDENTIALS=./prod.json`. Of its text nothing is kept, a place in it neither. */
export function filesInEnvironment(file: string, text: string): readonly SourcedFile[] {
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  return parseDotenv(text).flatMap(({ name, value }) =>
    namesFile(name) && !value.includes('\n')
      ? filesMeant(value, folder.startsWith('~/') || folder.startsWith('/') ? '' : folder).map((one) => ({ file: one, at: wholeFile(file) }))
      : [],
  );
}

/** Options of programs whose value, behind `=` or the next word, is a file with a secret. */
const TAKES_FILE = /^--?[\w-]*(?:env-?file|keyfile|key-file|credentials?(?:-file)?|private-key|identity-file|token-file|secrets?-file|kubeconfig)$/i;

const isPath = (word: string): boolean => /^(?:~|\.{1,2}|\$HOME|\$\{HOME\}|\$\{?CLAUDE_PROJECT_DIR\}?)?\/[^\s]/.test(word);
