import type { ClientFlag, EntryWord } from '../../model/entry.ts';

/** Options of the client and what follows them: nothing, one word, a word that may be left out, or all words up to the next option. */
const FLAGS: Readonly<Record<string, 'none' | 'one' | 'maybe' | 'many'>> = {
  print: 'none',
  continue: 'none',
  resume: 'maybe',
  'fork-session': 'none',
  'from-pr': 'maybe',
  verbose: 'none',
  debug: 'maybe',
  'debug-file': 'one',
  'dangerously-skip-permissions': 'none',
  'allow-dangerously-skip-permissions': 'none',
  'permission-mode': 'one',
  'permission-prompt-tool': 'one',
  allowedTools: 'many',
  disallowedTools: 'many',
  tools: 'many',
  'add-dir': 'many',
  'mcp-config': 'many',
  'plugin-dir': 'many',
  betas: 'many',
  'strict-mcp-config': 'none',
  'mcp-debug': 'none',
  settings: 'one',
  'setting-sources': 'one',
  model: 'one',
  'fallback-model': 'one',
  effort: 'one',
  'max-turns': 'one',
  'max-budget-usd': 'one',
  'output-format': 'one',
  'input-format': 'one',
  'json-schema': 'one',
  'include-partial-messages': 'none',
  'include-hook-events': 'none',
  'replay-user-messages': 'none',
  'system-prompt': 'one',
  'system-prompt-file': 'one',
  'append-system-prompt': 'one',
  'append-system-prompt-file': 'one',
  agent: 'one',
  agents: 'one',
  name: 'one',
  'session-id': 'one',
  'no-session-persistence': 'none',
  'disable-slash-commands': 'none',
  bare: 'none',
  restricted: 'none',
  'safe-mode': 'none',
  ide: 'none',
  chrome: 'none',
  'no-chrome': 'none',
  init: 'none',
  'init-only': 'none',
  maintenance: 'none',
  worktree: 'maybe',
  tmux: 'maybe',
  file: 'many',
  remote: 'maybe',
  teleport: 'maybe',
  brief: 'none',
  help: 'none',
  version: 'none',
};

const SHORT: Readonly<Record<string, string>> = { p: 'print', c: 'continue', r: 'resume', d: 'debug', h: 'help', v: 'version', w: 'worktree', n: 'name' };
const OTHER_SPELLINGS: Readonly<Record<string, string>> = { 'allowed-tools': 'allowedTools', 'disallowed-tools': 'disallowedTools' };

export interface ClientWords {
  readonly flags: readonly ClientFlag[];
  readonly prompt: readonly EntryWord[];
  readonly complete: boolean;
}

/** The client's own words, as its option parser takes them apart. */
export function parseClientWords(words: readonly EntryWord[]): ClientWords {
  const flags: ClientFlag[] = [];
  const prompt: EntryWord[] = [];
  let complete = true;
  let only = false;
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (!word) break;
    if (word.open && !word.known) complete = false;
    const text = word.value;
    if (only || !text.startsWith('-') || text === '-') {
      prompt.push(word);
      continue;
    }
    if (text === '--') {
      only = true;
      continue;
    }
    const equals = text.indexOf('=');
    const written = equals < 0 ? text : text.slice(0, equals);
    const name = nameOf(written);
    const takes = name === undefined ? undefined : FLAGS[name];
    if (name === undefined || takes === undefined) {
      // An option that we do not know may take the next word, and may be any.
      if (word.known) flags.push({ name: written.replace(/^-+/, ''), values: [], word, sure: true });
      complete = complete && word.known;
      continue;
    }
    const values: EntryWord[] = [];
    if (equals >= 0) values.push(part(word, equals + 1));
    const more = (): boolean => {
      const next = words[i + 1];
      return next !== undefined && !next.value.startsWith('-');
    };
    if ((takes === 'one' && equals < 0 && words[i + 1]) || (takes === 'maybe' && equals < 0 && more())) values.push(...words.slice(++i, i + 1));
    if (takes === 'many') while (more()) values.push(...words.slice(++i, i + 1));
    flags.push({ name, values, word, sure: word.known });
  }
  return { flags, prompt, complete };
}

function nameOf(written: string): string | undefined {
  if (written.startsWith('--')) {
    const name = written.slice(2);
    return Object.hasOwn(OTHER_SPELLINGS, name) ? OTHER_SPELLINGS[name] : Object.hasOwn(FLAGS, name) ? name : undefined;
  }
  return Object.hasOwn(SHORT, written.slice(1)) ? SHORT[written.slice(1)] : undefined;
}

/** What stands behind the `=` of a word; its place is the whole word's where quotes stand in between. */
function part(word: EntryWord, from: number): EntryWord {
  const { within } = word.at;
  const value = word.value.slice(from);
  const same = within && within.end - within.start === word.value.length;
  return { ...word, value, text: value, at: same ? { ...word.at, within: { start: within.start + from, end: within.end } } : word.at };
}
