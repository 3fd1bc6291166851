import type { PreflightReport } from './preflight-text.ts';
import { jsonLine } from './visible.ts';

/** json-v1 of `preflight`; `schemas/preflight.json` describes it. */
export function preflightJson({ version, failures, notChecked, runs }: PreflightReport): string {
  return `${jsonLine({
    version: 1,
    tool: { name: 'grantlint', version },
    ready: failures.length === 0,
    runs: runs.map(({ folder, home, client, mode, servers }) => ({
      folder,
      home: home ?? null,
      client: client ? { file: client.file, version: client.version ?? null } : null,
      mode: mode ?? null,
      servers: servers ?? null,
    })),
    failures: failures.map(({ check, established, message, remedy, file, line, rule }) => ({
      check,
      established,
      message,
      remedy,
      ...(file !== undefined && { file, line: line ?? null }),
      ...(rule !== undefined && { rule }),
    })),
    notChecked,
  })}\n`;
}
