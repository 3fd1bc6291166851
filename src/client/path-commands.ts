/** How a program's arguments name files, as far as the client looks (T3). */
export type Operands =
  /** Every word that is no flag. */
  | 'all'
  /** Every word that is no flag, but the first, which is a pattern or a script. */
  | 'after-first'
  /** The words before the first test. */
  | 'find'
  /** Every word that is no flag, but the first two, which are sets of characters. */
  | 'after-sets'
  /** One folder. */
  | 'cd';

export interface PathCommand {
  readonly operands: Operands;
  readonly writes: boolean;
  /** Flags that give the pattern themselves, so that no operand is one. */
  readonly pattern?: readonly string[];
  /** Flags whose value is a file. */
  readonly files?: readonly string[];
  /** Flags whose value is no file. */
  readonly values?: readonly string[];
}

const reads = (operands: Operands, more: Omit<PathCommand, 'operands' | 'writes'> = {}): PathCommand => ({ operands, writes: false, ...more });
const GREP = reads('after-first', {
  pattern: ['-e', '--regexp', '-f', '--file'],
  files: ['-f', '--file', '--exclude-from', '--ignore-file'],
  values: ['-e', '--regexp', '-A', '-B', '-C', '-m', '-d', '-D', '--include', '--exclude', '--exclude-dir', '--max-count', '--color', '--colour', '--label'],
});
const AWK = reads('after-first', { pattern: ['-f', '--file'], files: ['-f', '--file'], values: ['-F', '-v'] });

export const PATH_COMMANDS: Readonly<Record<string, PathCommand>> = {
  ...Object.fromEntries(
    [
      'cat',
      'tac',
      'nl',
      'head',
      'tail',
      'wc',
      'sort',
      'uniq',
      'cut',
      'paste',
      'comm',
      'column',
      'fold',
      'fmt',
      'expand',
      'unexpand',
      'pr',
      'rev',
      'numfmt',
      'stat',
      'file',
      'man',
      'diff',
      'cmp',
      'md5sum',
      'sha1sum',
      'sha256sum',
      'base64',
      'hexdump',
      'od',
      'strings',
      'tsort',
      'ls',
    ].map((name) => [name, reads('all')]),
  ),
  tr: reads('after-sets'),
  find: reads('find'),
  cd: reads('cd'),
  grep: GREP,
  egrep: GREP,
  fgrep: GREP,
  rg: GREP,
  awk: AWK,
  gawk: AWK,
  mawk: AWK,
  nawk: AWK,
  jq: reads('after-first', { pattern: ['-f', '--from-file'], files: ['--from-file'], values: ['--indent'] }),
  sed: { operands: 'after-first', writes: true, pattern: ['-e', '--expression', '-f', '--file'], files: ['-f', '--file'], values: ['-e', '--expression'] },
  tee: { operands: 'all', writes: true },
  mkdir: { operands: 'all', writes: true },
  rmdir: { operands: 'all', writes: true },
  touch: { operands: 'all', writes: true },
  cp: { operands: 'all', writes: true },
  mv: { operands: 'all', writes: true },
  rm: { operands: 'all', writes: true },
};

/** File commands that acceptEdits lets pass inside the working directories. */
export const EDIT_COMMANDS: ReadonlySet<string> = new Set(['touch', 'mkdir', 'rm', 'rmdir', 'mv', 'cp', 'sed']);
