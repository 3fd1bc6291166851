import type { Finding } from './finding.ts';

/**
 * Names a finding across edits of the file: rule, file, grant or words, and how many equal ones stand before it. Never a line.
 * 16 hexadecimal digits of SHA-256. The same list gives the same names.
 */
export function fingerprints(findings: readonly Finding[]): string[] {
  if (findings.length === 0) return [];
  // Loaded here, since loading it costs more than checking a clean project.
  const { createHash } = process.getBuiltinModule('node:crypto');
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const key = JSON.stringify([finding.rule, finding.file, finding.grant ?? finding.message]);
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return createHash('sha256').update(`${key}#${nth}`).digest('hex').slice(0, 16);
  });
}
