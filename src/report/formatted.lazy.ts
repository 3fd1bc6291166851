import { type FormatName, formats } from './index.ts';
import type { CheckReport, FormatOptions } from './report.ts';

/** The report in a format, with the secrets in it masked. */
export function formatted(format: FormatName, report: CheckReport, options: FormatOptions): string {
  return formats[format](report, options);
}
