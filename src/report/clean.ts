import { type CheckReport, counted } from './report.ts';

/** What the text report says where there is nothing to report; undefined where there is. Everything else of it is loaded only then. */
export function cleanText(
  { findings, incomplete, files }: CheckReport,
  { quiet, verbose }: { readonly quiet: boolean; readonly verbose: boolean },
): string | undefined {
  if (findings.length > 0 || incomplete.length > 0 || verbose) return undefined;
  return quiet ? '' : `No errors, no warnings in ${counted(files, 'file')}.\n`;
}
