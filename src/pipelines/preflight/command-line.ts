import type { Found } from '../../load/role.ts';
import { violations } from '../../load/schema/violations.ts';
import type { EntryWord } from '../../model/entry.ts';
import { resolve } from '../../policy/paths/posix.ts';
import { splitTools } from '../../policy/tool-list.ts';
import { overlayTree } from '../../world/overlay.ts';
import type { World } from '../../world/tree.ts';
import type { CommandLineRules } from '../session.ts';
import { AS_THE_USER, type Results } from './failure.ts';
import { flagOf, flagWords, type Launch } from './launch.ts';
import { endOf, type RunMachine } from './machine.ts';

export const SOURCES = ['user', 'project', 'local'] as const;
export type Source = (typeof SOURCES)[number];

/** What the client's own words change about the files that a session loads. */
export interface CommandLine {
  readonly sources: ReadonlySet<Source>;
  /** Servers of --mcp-config only. */
  readonly strict: boolean;
  readonly rules: CommandLineRules;
  /** Files of --settings and --mcp-config, by absolute names. */
  readonly files: readonly Found[];
  /** Texts that stand on the command line itself. */
  readonly texts: readonly { readonly file: string; readonly text: string }[];
}

export function commandLineOf(launch: Launch, machine: RunMachine, results: Results): CommandLine {
  const given: Given = { files: [], texts: [] };
  const settings = flagOf(launch, 'settings')?.values[0];
  const settingsText = settings && launch.told(settings);
  if (settings && settingsText === undefined)
    results.doubt('settings', `--settings ${settings.text}: it is known only when the script runs`, 'Name a file by a fixed path.');
  else if (settings && settingsText !== undefined) addSettings(settings, settingsText, launch, machine, given, results);
  for (const word of flagWords(launch, 'mcp-config')) {
    const text = launch.told(word);
    if (text === undefined) results.doubt('servers', `--mcp-config ${word.text}: it is known only when the script runs`, 'Name a file by a fixed path.');
    else addServers(word, text, launch, machine, given, results);
  }
  if (launch.start && !launch.start.complete)
    results.doubt(
      'script',
      'all options of the client: some of its words are known only when the script runs, and may be any',
      'Write the options into the script, or set the variable in it.',
    );
  for (const flag of ['bare', 'safe-mode', 'restricted'])
    if (flagOf(launch, flag))
      results.doubt(
        'settings',
        `what a run with --${flag} leaves out: it loads only a part of the configuration`,
        `Check the job without it, or start it without --${flag}.`,
      );
  const words = (name: string): readonly string[] =>
    flagWords(launch, name).flatMap((word) => {
      const text = launch.told(word);
      if (text === undefined) results.doubt('rules', `--${name} ${word.text}: it is known only when the script runs`, 'Write the rules into settings.');
      return text === undefined ? [] : [text];
    });
  return {
    sources: sourcesOf(launch, results),
    strict: flagOf(launch, 'strict-mcp-config') !== undefined,
    rules: {
      allowedTools: words('allowedTools').flatMap(splitTools),
      disallowedTools: words('disallowedTools').flatMap(splitTools),
      addDirs: words('add-dir'),
    },
    ...given,
  };
}

/** Of a value that came out of the environment only the name is shown. */
const shownWord = (word: EntryWord, value: string): string => (word.known ? value : word.text);

interface Given {
  readonly files: Found[];
  readonly texts: { file: string; text: string }[];
}

/** A file of another name is looked at like any; a text gets a name that no file has. */
function addSettings(word: EntryWord, text: string, launch: Launch, machine: RunMachine, { files, texts }: Given, results: Results): void {
  const role = { kind: 'settings', scope: 'flag', dir: '' } as const;
  if (text.trimStart().startsWith('{')) {
    if (!isJson(text)) results.fail('settings', 'the text of --settings is no JSON: the client ends at once (exit 1)', 'Correct it, or put it into a file.');
    else {
      files.push({ file: '/--settings', role });
      texts.push({ file: '--settings', text });
    }
    return;
  }
  const file = resolve(launch.cwd, text);
  const { look } = endOf(file, machine);
  const shown = shownWord(word, text);
  if (look === 'hidden') results.doubt('settings', `--settings ${shown}: this user may not look there`, AS_THE_USER);
  else if (look?.kind !== 'file') results.fail('settings', `--settings ${shown}: the file is not there, and the client ends at once (exit 1)`, RELATIVE);
  else files.push({ file, role });
}

const RELATIVE = 'Correct the path: relative ones start in the folder of the run.';

function addServers(word: EntryWord, text: string, launch: Launch, machine: RunMachine, { files, texts }: Given, results: Results): void {
  // The lists of settings that take servers of `.mcp.json` away say nothing of these (measured).
  const role = { kind: 'mcp', of: 'user', dir: '' } as const;
  const inline = text.trimStart().startsWith('{');
  const file = inline ? `/--mcp-config${texts.length === 0 ? '' : `-${texts.length + 1}`}` : resolve(launch.cwd, text);
  const shown = inline ? 'the text of --mcp-config' : `--mcp-config ${shownWord(word, text)}`;
  const end = inline ? undefined : endOf(file, machine);
  if (end?.look === 'hidden') {
    results.doubt('servers', `${shown}: this user may not look there`, AS_THE_USER);
    return;
  }
  const content = inline ? text : end?.look?.kind === 'file' ? machine.text(end.path) : undefined;
  if (content === undefined) {
    results.fail('servers', `${shown}: the file is not there or cannot be read, and the client ends at once (exit 1)`, RELATIVE);
    return;
  }
  const wrong = faultIn(content);
  if (wrong !== undefined) results.fail('servers', `${shown} is not valid, and the client ends at once (exit 1): ${wrong}`, 'Correct it.');
  else {
    files.push({ file, role });
    if (inline) texts.push({ file: file.slice(1), text });
  }
}

function faultIn(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    if (typeof value !== 'object' || value === null || !('mcpServers' in value)) return 'there is no mcpServers in it';
    const [first] = violations(value, 'mcp.json');
    return first && `${first.path.join('.')} ${first.message}`;
  } catch {
    return 'it is no JSON';
  }
}

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** Measured: which settings are read, and with them `.mcp.json` and skills (project), the user's servers and skills (user), and the servers kept for the folder (local). */
function sourcesOf(launch: Launch, results: Results): ReadonlySet<Source> {
  const flag = flagOf(launch, 'setting-sources');
  if (!flag) return new Set(SOURCES);
  const word = flag.values[0];
  const text = word && launch.told(word);
  if (text === undefined) {
    results.doubt('settings', `--setting-sources ${word?.text ?? ''}: it is known only when the script runs`, 'Write the sources into the script.');
    return new Set(SOURCES);
  }
  const names = text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const wrong = names.find((name) => !SOURCES.some((source) => source === name));
  if (wrong !== undefined)
    results.fail('settings', `--setting-sources names ${wrong}: there is no such source, and the client ends at once`, 'Write some of user, project, local.');
  return new Set(SOURCES.filter((source) => names.includes(source)));
}

/** What a session with this command line loads, out of what lies there; `script` is the harness's name of the entry script. */
export function filesOf(all: readonly Found[], { sources, strict, files }: CommandLine, script: string | undefined): readonly Found[] {
  const kept = all.filter(({ file, role }) => {
    switch (role.kind) {
      case 'settings':
        return role.scope === 'user'
          ? sources.has('user')
          : role.scope === 'managed' || (role.dir === '' && sources.has(role.scope === 'local' ? 'local' : 'project'));
      case 'mcp':
        return role.of === 'user'
          ? !strict && (file.startsWith('/') || sources.has('user'))
          : role.of === 'project' && role.dir === '' && !strict && sources.has('project');
      case 'prompt':
        return role.loaded && role.dir === '' && (file.startsWith('/') || sources.has(file.startsWith('~/') ? 'user' : 'project'));
      case 'secret':
      case 'gitignore':
        return true;
      default:
        return false;
    }
  });
  const entry: readonly Found[] = script === undefined ? [] : [{ file: script, role: { kind: 'script', dir: '' } }];
  return [...kept, ...files, ...entry].filter(({ file }, i, list) => list.findIndex((one) => one.file === file) === i);
}

/** The world with the texts of the command line in it, as if they were files. */
export function withTexts(world: World, texts: CommandLine['texts']): World {
  const { machine } = world;
  if (!machine || texts.length === 0) return world;
  return { ...world, machine: texts.reduce((tree, { file, text }) => overlayTree(tree, file, new TextEncoder().encode(text)), machine) };
}
