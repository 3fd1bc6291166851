import type { Host } from '../world/host.ts';

export interface Progress {
  /** `total` is undefined while it is unknown. */
  tick(done: number, total: number | undefined): void;
  done(): void;
}

/** One line on standard error that says how far we are: only on a terminal, which is asked when there is some work, and only for work longer than a second. */
export function progressOn(host: Host, noun = 'files'): Progress {
  let start: number | undefined;
  let last = 0;
  let shown = false;
  let isTTY: boolean | undefined;
  return {
    tick(done, total) {
      // The clock is asked every 8 files: reading it costs more than reading a small one.
      if (done === 0 || done % 8 !== 0) return;
      isTTY ??= host.stderrIsTTY;
      if (!isTTY) return;
      const now = host.millis();
      start ??= now;
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
