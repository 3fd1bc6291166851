import { type ShellPattern, shellPattern } from '../specifier.ts';
import { type Nfa, NONE } from './nfa.ts';

/**
 * Adds what a prefix or wildcard pattern of Bash matches (`matchesShellPattern`); for allow rules without what the client does not let
 * through all the same (`opens` of shell-rules.ts).
 */
export function addShellPattern(nfa: Nfa, pattern: ShellPattern, number: number, opening: boolean): void {
  if (pattern.kind === 'exact') nfa.end(nfa.literal(nfa.start, pattern.text), number);
  else if (pattern.kind === 'prefix') {
    const at = nfa.literal(nfa.start, pattern.text);
    nfa.end(at, number);
    if (!opening || !namesHome(pattern.text)) nfa.endAll(nfa.run(nfa.literal(at, ' ')), number);
  } else {
    const [fixed = ''] = pattern.words;
    if (opening && namesHome(pattern.words.join('*'))) return;
    if (opening && fixed !== '' && !/\s/.test(fixed)) addClimbless(nfa, pattern.words, number);
    else nfa.glob(nfa.start, pattern.words, number);
    if (pattern.optionalTail) nfa.end(nfa.literal(nfa.start, fixed.slice(0, -1)), number);
  }
}

export const patternOf = (specifier: string): ShellPattern => shellPattern(specifier);

/** In single quotes it is no variable. */
const namesHome = (text: string): boolean => text.includes('$HOME') && text.replace(/'[^']*'/g, '').includes('$HOME');

/** Where the first word behind the fixed text stands: at the beginning of a name, behind its first dot, elsewhere, past the word. */
const TRACKS = ['name', 'dot', 'inside', 'past'] as const;
type Track = (typeof TRACKS)[number];

const DOT = 0x2e;
const SLASH = 0x2f;
/** What `\s` matches. */
const BLANKS: readonly number[] = [
  0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20, 0xa0, 0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a, 0x2028, 0x2029,
  0x202f, 0x205f, 0x3000, 0xfeff,
];
const SPECIAL: readonly number[] = [DOT, SLASH, ...BLANKS];

/** undefined: a name that begins with two dots. */
function tracked(track: Track, code: number): Track | undefined {
  if (track === 'past' || BLANKS.includes(code)) return 'past';
  if (code === SLASH) return 'name';
  if (code !== DOT) return 'inside';
  return track === 'name' ? 'dot' : track === 'dot' ? undefined : 'inside';
}

/** Words between stars where the word that the fixed text begins may not go up a folder: `scripts/*` is no `scripts/../x`. */
function addClimbless(nfa: Nfa, words: readonly string[], number: number): void {
  let here = new Map<Track, number>([['name', nfa.literal(nfa.start, words[0] ?? '')]]);
  for (let i = 1; i < words.length; i++) {
    here = afterStar(nfa, here);
    const word = words[i] ?? '';
    for (let c = 0; c < word.length; c++) here = afterCode(nfa, here, word.charCodeAt(c));
  }
  for (const node of here.values()) nfa.end(node, number);
}

function afterStar(nfa: Nfa, here: ReadonlyMap<Track, number>): Map<Track, number> {
  const there = new Map<Track, number>(TRACKS.map((track) => [track, nfa.node()]));
  const at = (track: Track): number => there.get(track) ?? 0;
  for (const [track, node] of here) nfa.freeEdge(node, at(track));
  for (const track of TRACKS) {
    if (track === 'past') {
      nfa.wildEdge(at(track), NONE, at(track));
      continue;
    }
    nfa.wildEdge(at(track), SPECIAL, at('inside'));
    for (const code of SPECIAL) {
      const next = tracked(track, code);
      if (next !== undefined) nfa.edge(at(track), code, at(next));
    }
  }
  return there;
}

function afterCode(nfa: Nfa, here: ReadonlyMap<Track, number>, code: number): Map<Track, number> {
  const there = new Map<Track, number>();
  for (const [track, node] of here) {
    const next = tracked(track, code);
    if (next === undefined) continue;
    const to = there.get(next) ?? nfa.node();
    there.set(next, to);
    nfa.edge(node, code, to);
  }
  return there;
}
