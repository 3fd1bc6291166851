import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import type { Content } from '../tree.ts';
import { MAX_BLOB, MISSING, tooBig } from './blobs.ts';
import { type Caller, startOf } from './command.ts';

/** Contents by object name out of one `cat-file --batch` that stays open: for reading while something else is going on. */
export class BlobPipe {
  readonly #caller: Caller;
  readonly #known = new Map<string, Content>();
  #child: ChildProcessWithoutNullStreams | undefined;
  /** Names that git was asked for, in order. */
  #waiting: string[] = [];
  #pieces: Buffer[] = [];
  #bytes = 0;
  /** The object whose content is arriving. */
  #open: { readonly name: string; readonly size: number; readonly type: string } | undefined;
  #wake: (() => void) | undefined;
  #broken: string | undefined;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /** Reads these, and lets other work go on meanwhile. */
  async fetch(names: Iterable<string>): Promise<void> {
    const wanted = [...new Set(names)].filter((name) => !this.#known.has(name));
    if (wanted.length > 0 && this.#broken === undefined) {
      this.#child ??= this.#started();
      if (this.#child) {
        this.#waiting.push(...wanted);
        this.#child.stdin.write(`${wanted.join('\n')}\n`);
      }
    }
    while (this.#waiting.length > 0 && this.#broken === undefined) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    await new Promise<void>((resolve) => setImmediate(resolve));
  }

  read(name: string): Content {
    return this.#known.get(name) ?? { problem: 'missing', detail: this.#broken ?? 'git did not give this object' };
  }

  /** Forgets what was read. */
  forget(): void {
    this.#known.clear();
  }

  close(): void {
    this.#child?.stdin.end();
  }

  #started(): ChildProcessWithoutNullStreams | undefined {
    const start = startOf(this.#caller, 'cat-file', ['--batch']);
    if (start.failure) {
      this.#broken = start.failure.message;
      return undefined;
    }
    const child = spawn(start.program, start.argv, { cwd: this.#caller.cwd, env: start.env, stdio: 'pipe', windowsHide: true, shell: false });
    const broken = (why: string) => {
      this.#broken ??= why;
      this.#wake?.();
    };
    child.stdout.on('data', (piece: Buffer) => this.#take(piece));
    child.stderr.resume();
    child.stdin.on('error', () => broken('git ended too early'));
    child.on('error', (error) => broken(error.message));
    child.on('close', () => broken('git ended too early'));
    return child;
  }

  /** `<name> <type> <size>\n<bytes>\n` for each object, `<name> missing\n` for one that is not there. */
  #take(piece: Buffer): void {
    this.#pieces.push(piece);
    this.#bytes += piece.length;
    for (;;) {
      if (this.#open) {
        if (this.#bytes < this.#open.size + 1) break;
        const all = this.#joined();
        const { name, size, type } = this.#open;
        // A copy: a piece of a large buffer would keep all of it.
        const bytes = Buffer.from(all.subarray(0, size));
        this.#keep(all.subarray(size + 1));
        this.#open = undefined;
        this.#answer(name, type !== 'blob' ? { problem: 'not-a-file', detail: `a git ${type}, not a file` } : size > MAX_BLOB ? tooBig(size) : { bytes });
        continue;
      }
      const all = this.#joined();
      const end = all.indexOf(10);
      if (end < 0) break;
      const [name = '', type = '', size = ''] = all.toString('latin1', 0, end).split(' ');
      this.#keep(all.subarray(end + 1));
      if (/^\d+$/.test(size)) this.#open = { name, type, size: Number(size) };
      else this.#answer(name, { problem: 'missing', detail: MISSING });
    }
    if (this.#waiting.length === 0) this.#wake?.();
  }

  #answer(name: string, content: Content): void {
    const asked = this.#waiting.shift() ?? name;
    this.#known.set(asked, content);
  }

  #joined(): Buffer {
    const all = this.#pieces.length === 1 ? this.#pieces[0] : undefined;
    if (all) return all;
    const joined = Buffer.concat(this.#pieces);
    this.#pieces = [joined];
    return joined;
  }

  #keep(rest: Buffer): void {
    this.#pieces = rest.length > 0 ? [rest] : [];
    this.#bytes = rest.length;
  }
}
