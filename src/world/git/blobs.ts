import type { Content } from '../tree.ts';
import { type Caller, git } from './command.ts';

/** Larger blobs are no configuration; nothing of them is read. Same limit as in the work tree. */
export const MAX_BLOB = 16 * 1024 * 1024;
/** What one call may bring at most before sizes are asked first. */
const MAX_BATCH = 256 * 1024 * 1024;

/** Contents by object name, read in as few git calls as possible. */
export class Blobs {
  readonly #caller: Caller;
  readonly #known = new Map<string, Content>();

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  prime(names: Iterable<string>): void {
    const wanted = [...new Set(names)].filter((name) => !this.#known.has(name));
    if (wanted.length > 0) this.#fetch(wanted);
  }

  read(name: string): Content {
    this.prime([name]);
    return this.#known.get(name) ?? { problem: 'missing', detail: 'git did not give this object' };
  }

  #fetch(names: readonly string[]): void {
    const input = `${names.join('\n')}\n`;
    const answer = git(this.#caller, 'cat-file', ['--batch', '--buffer'], { input, maxOutput: MAX_BATCH });
    if (answer.failure?.kind === 'too-big') {
      this.#fetchSmall(names);
      return;
    }
    this.#take(answer.out, names);
    for (const name of names) {
      if (!this.#known.has(name)) this.#known.set(name, { problem: 'missing', detail: answer.failure?.message ?? 'git did not give this object' });
    }
  }

  /** Somewhere in the batch is something huge: sizes first, then only what is small. */
  #fetchSmall(names: readonly string[]): void {
    const sizes = git(this.#caller, 'cat-file', ['--batch-check', '--buffer'], { input: `${names.join('\n')}\n` });
    let batch: string[] = [];
    let bytes = 0;
    const flush = () => {
      if (batch.length > 0) this.#take(git(this.#caller, 'cat-file', ['--batch', '--buffer'], { input: `${batch.join('\n')}\n` }).out, batch);
      batch = [];
      bytes = 0;
    };
    for (const line of sizes.out.toString('latin1').split('\n')) {
      const [name = '', , size = ''] = line.split(' ');
      if (!/^\d+$/.test(size)) continue;
      if (Number(size) > MAX_BLOB) {
        this.#known.set(name, tooBig(Number(size)));
        continue;
      }
      if (bytes + Number(size) > MAX_BATCH / 2) flush();
      batch.push(name);
      bytes += Number(size);
    }
    flush();
    for (const name of names) {
      if (!this.#known.has(name)) this.#known.set(name, { problem: 'missing', detail: sizes.failure?.message ?? MISSING });
    }
  }

  /** `<name> <type> <size>\n<bytes>\n` for each object, `<name> missing\n` for one that is not there. */
  #take(out: Buffer, names: readonly string[]): void {
    let at = 0;
    for (let n = 0; n < names.length && at < out.length; n++) {
      const end = out.indexOf(10, at);
      if (end < 0) return;
      const [name = '', type = '', size = ''] = out.toString('latin1', at, end).split(' ');
      at = end + 1;
      if (!/^\d+$/.test(size)) {
        this.#known.set(name, { problem: 'missing', detail: MISSING });
        continue;
      }
      const bytes = out.subarray(at, at + Number(size));
      at += Number(size) + 1;
      if (type !== 'blob') this.#known.set(name, { problem: 'not-a-file', detail: `a git ${type}, not a file` });
      else if (bytes.length > MAX_BLOB) this.#known.set(name, tooBig(bytes.length));
      else if (bytes.length === Number(size)) this.#known.set(name, { bytes });
    }
  }
}

export const MISSING = 'its content is missing from this clone (a partial or damaged one); nothing is downloaded for a check';
export const tooBig = (size: number): Content => ({ problem: 'too-big', detail: `${size} bytes; files over ${MAX_BLOB} are not read` });
