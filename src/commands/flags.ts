/** One option of a command. The table drives both the hot path and commander (help, errors): they cannot disagree. */
export interface Flag {
  /** With dashes: `--fail-on`. */
  readonly name: string;
  readonly short?: string;
  /** Placeholder of the value; undefined for a switch. */
  readonly value?: string;
  readonly choices?: readonly string[];
  /** May be given several times. */
  readonly many?: boolean;
  readonly description: string;
}

export interface Parsed {
  /** Values by flag name; a switch has `['']`. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** Flags with their values in the order given, for options that refer to the one before. */
  readonly sequence: readonly (readonly [name: string, value: string])[];
  readonly operands: readonly string[];
}

/** Parses a command line; undefined as soon as anything is not plain: commander then finds the words for the mistake. */
export function parseFlags(argv: readonly string[], flags: readonly Flag[]): Parsed | undefined {
  const values = new Map<string, string[]>();
  const sequence: [string, string][] = [];
  const operands: string[] = [];
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] ?? '';
    if (word === '--') {
      operands.push(...argv.slice(i + 1));
      break;
    }
    if (!word.startsWith('-') || word === '-') {
      operands.push(word);
      continue;
    }
    const equals = word.startsWith('--') ? word.indexOf('=') : -1;
    const name = equals < 0 ? word : word.slice(0, equals);
    const flag = flags.find((f) => f.name === name || f.short === name);
    if (!flag) return undefined;
    let value = '';
    if (flag.value === undefined) {
      if (equals >= 0) return undefined;
    } else {
      const next = equals >= 0 ? word.slice(equals + 1) : argv[++i];
      if (next === undefined || (equals < 0 && next.startsWith('-') && next !== '-')) return undefined;
      if (flag.choices && !flag.choices.includes(next)) return undefined;
      value = next;
    }
    const before = values.get(flag.name);
    if (before && !flag.many && flag.value !== undefined) return undefined;
    values.set(flag.name, [...(before ?? []), value]);
    sequence.push([flag.name, value]);
  }
  return { values, sequence, operands };
}
