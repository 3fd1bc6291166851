import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** The sources as they are, without the command line around them: `contents` is a module that exports what is wanted. */
export async function sources(contents) {
  const folder = mkdtempSync(join(tmpdir(), 'grantlint-bundle-'));
  try {
    await build({
      stdin: { contents, resolveDir: fileURLToPath(new URL('..', import.meta.url)), loader: 'ts' },
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      mainFields: ['module', 'main'],
      outfile: join(folder, 'bench.cjs'),
      logLevel: 'warning',
    });
    return createRequire(import.meta.url)(join(folder, 'bench.cjs'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
