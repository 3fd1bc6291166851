import type { Host } from '../world/host.ts';
import { batch } from './can-batch.ts';

/** `grantlint can CALL` and `grantlint can --batch FILE`. */
export async function main(argv: readonly string[], host: Host): Promise<number> {
  const option = (name: string): string | undefined => {
    const at = argv.indexOf(name);
    return at < 0 ? undefined : argv[at + 1];
  };
  const file = option('--batch');
  if (file !== undefined) return batch(file, option('--fixtures'), host);
  host.err('usage: grantlint can --batch FILE|- [--fixtures FILE]\n');
  return 2;
}
