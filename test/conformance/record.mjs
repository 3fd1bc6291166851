// npm run conformance -- --client VERSION: see README.md here. Bundles oracle/main.ts (so that any supported Node runs it) and starts it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'grantlint-conformance-'));
const outfile = join(folder, 'main.mjs');
try {
  await build({
    entryPoints: [join(here, 'oracle/main.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    mainFields: ['module', 'main'],
    logLevel: 'error',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  const env = { ...process.env, GRANTLINT_ORACLE: join(here, 'oracle'), GRANTLINT_VECTORS: join(here, 'vectors') };
  process.exitCode = spawnSync(process.execPath, [outfile, ...process.argv.slice(2)], { stdio: 'inherit', env }).status ?? 2;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
