import type { Host } from '../world/host.ts';
import { writeWhole } from '../world/writer.ts';
import { wantsColor } from './check-options.ts';
import { absolute } from './check-targets.ts';
import type { Flag, Parsed } from './flags.ts';
import { UsageError } from './usage.ts';

/** One report: its format, and the file it goes to (undefined: standard output). */
export interface Output<Name extends string> {
  readonly format: Name;
  readonly file: string | undefined;
}

export const outputFlags = (formats: readonly string[]): readonly Flag[] => [
  { name: '--format', short: '-f', value: 'NAME', choices: formats, many: true, description: 'output format; several may be given' },
  { name: '--output-file', short: '-o', value: 'FILE', many: true, description: 'write the format before it to a file instead of standard output' },
];

export const PAINT_FLAGS: readonly Flag[] = [
  { name: '--color', value: 'WHEN', choices: ['auto', 'always', 'never'], description: 'colours in text output; NO_COLOR and FORCE_COLOR are honoured' },
  { name: '--no-color', description: 'the same as --color never' },
];

/** `--format a -o FILE -f b`: which reports go where. */
export function outputsOf<Name extends string>({ sequence }: Parsed, otherwise: Name): readonly Output<Name>[] {
  const outputs: { format: Name; file: string | undefined }[] = [];
  for (const [name, value] of sequence) {
    if (name === '--format') outputs.push({ format: value as Name, file: undefined });
    if (name !== '--output-file') continue;
    const last = outputs.at(-1);
    if (!last) outputs.push({ format: otherwise, file: value });
    else if (last.file !== undefined) throw new UsageError(`--output-file ${value}: give the --format that goes into it first`);
    else last.file = value;
  }
  if (outputs.length === 0) outputs.push({ format: otherwise, file: undefined });
  if (outputs.filter(({ file }) => file === undefined).length > 1)
    throw new UsageError('only one format can go to standard output; give the others an --output-file');
  return outputs;
}

/** Prints each report, in colours only where somebody looks at it. */
export function printOutputs<Name extends string>(
  outputs: readonly Output<Name>[],
  { values }: Parsed,
  host: Host,
  make: (format: Name, options: { readonly color: boolean; readonly quiet: boolean; readonly verbose: boolean; readonly width: number }) => string,
): void {
  const choice = values.has('--no-color') ? 'never' : ((values.get('--color')?.[0] as 'auto' | undefined) ?? 'auto');
  for (const { format, file } of outputs) {
    const color = file === undefined && wantsColor(choice, host.env, host.stdoutIsTTY);
    const text = make(format, { color, quiet: values.has('--quiet'), verbose: values.has('--verbose'), width: host.columns });
    if (file === undefined) host.out(text);
    else writeWhole(absolute(file, host.cwd), text);
  }
}
