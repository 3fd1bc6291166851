import type { Host } from '../world/host.ts';

export interface Progress {
  /** `total` is undefined while it is unknown. */
  tick(done: number, total: number | undefined): void;
  done(): void;
}

/** One line on standard error that says how far we are: only on a terminal, and only for work longer than a second. */
export function progressOn(host: Host, noun = 'files'): Progress | undefined {
  if (!host.stderrIsTTY) return undefined;
  const start = host.millis();
  let last = start;
  let shown = false;
  return {
    tick(done, total) {
      // The clock is asked every 8 files: reading it costs more than reading a small one.
      if (done % 8 !== 0) return;
      const now = host.millis();
      if (now - start < 1_000 || now - last < 100) return;
      last = now;
      shown = true;
      host.err(`\r\u001b[Kgrantlint: ${done}${total === undefined ? '' : ` of ${total}`} ${noun}`);
    },
    done() {
      if (shown) host.err('\r\u001b[K');
    },
  };
}
