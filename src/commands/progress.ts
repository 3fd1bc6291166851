import type { Host } from '../world/host.ts';

export interface Progress {
  tick(done: number, total: number): void;
  done(): void;
}

/** One line on standard error that says how far we are: only on a terminal, and only for work longer than a second. */
export function progressOn(host: Host): Progress | undefined {
  if (!host.stderrIsTTY) return undefined;
  const start = host.millis();
  let last = start;
  let shown = false;
  return {
    tick(done, total) {
      // The clock is asked every 64 files: reading it costs more than reading a small one.
      if (done % 64 !== 0) return;
      const now = host.millis();
      if (now - start < 1_000 || now - last < 100) return;
      last = now;
      shown = true;
      host.err(`\r\u001b[Kgrantlint: ${done} of ${total} files`);
    },
    done() {
      if (shown) host.err('\r\u001b[K');
    },
  };
}
