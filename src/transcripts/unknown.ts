import { DECISION_VALUES, isDenialKind, isKnownType, LINE_KEYS } from './known-lines.ts';
import { versionIn } from './version.ts';

/** Things in lines that no client we know writes: how many, never their names, which are text of a log. */
export interface Unknown {
  readonly what: 'type' | 'key' | 'value';
  /** The client's version, where the line has one. */
  readonly version: string | undefined;
  readonly different: number;
  readonly lines: number;
}

/** Different names that are told apart. */
const MOST = 1_000;

export class Unknowns {
  readonly #found = new Map<string, { readonly what: Unknown['what']; readonly version: string | undefined; readonly names: Set<string>; lines: number }>();

  type(type: string | undefined, version: string | undefined): void {
    if (type === undefined || !isKnownType(type)) this.#add('type', type ?? '', version);
  }

  /** Of a parsed line with a call or a result. */
  line(line: Readonly<Record<string, unknown>>, version: string | undefined): void {
    for (const key of Object.keys(line)) if (!LINE_KEYS.has(key)) this.#add('key', key, version);
    const kind = line['toolDenialKind'];
    if (kind !== undefined && !(typeof kind === 'string' && isDenialKind(kind))) this.#add('value', `kind ${String(kind)}`, version);
    const decision = line['permissionDecision'];
    if (typeof decision !== 'object' || decision === null) return;
    for (const [key, value] of Object.entries(decision)) {
      if (!Object.hasOwn(DECISION_VALUES, key)) this.#add('key', `decision ${key}`, version);
      else if (typeof value !== 'string' || DECISION_VALUES[key]?.(value) !== true) this.#add('value', `${key} ${String(value)}`, version);
    }
  }

  #add(what: Unknown['what'], name: string, rawVersion: string | undefined): void {
    const version = versionIn(rawVersion);
    const key = `${what} ${version}`;
    let entry = this.#found.get(key);
    if (!entry) {
      entry = { what, version, names: new Set(), lines: 0 };
      this.#found.set(key, entry);
    }
    entry.lines++;
    if (entry.names.size < MOST) entry.names.add(name.slice(0, 100));
  }

  all(): readonly Unknown[] {
    const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
    return [...this.#found.entries()]
      .sort(([a], [b]) => order(a, b))
      .map(([, { what, version, names, lines }]) => ({ what, version, different: names.size, lines }));
  }
}
