/**
 * Programs and flags that the client runs without any rule (permissions-bash §5.7), measured flag by flag. A flag that is missing here asks.
 */
export interface FlagTable {
  /** Flags that take no value. */
  readonly alone: ReadonlySet<string>;
  /** Flags that take any value. */
  readonly text: ReadonlySet<string>;
  /** Flags that take a number. */
  readonly number: ReadonlySet<string>;
  /** Flags that take a git format. */
  readonly format: ReadonlySet<string>;
  /** `-5` is a flag. */
  readonly digits: boolean;
  /** A number may be glued to its flag: `-A5`. */
  readonly glued: boolean;
}

const words = (text: string): ReadonlySet<string> => new Set(text === '' ? [] : text.split(' '));

interface TableText {
  readonly alone?: string;
  readonly text?: string;
  readonly number?: string;
  readonly format?: string;
  readonly digits?: boolean;
  readonly glued?: boolean;
}

const table = ({ alone = '', text = '', number = '', format = '', digits = false, glued = false }: TableText): FlagTable => ({
  alone: words(alone),
  text: words(text),
  number: words(number),
  format: words(format),
  digits,
  glued,
});

/** With any flag. */
export const ANY_FLAGS: ReadonlySet<string> = words(
  'ls cat tac nl head tail find wc cut paste comm tr column fold fmt expand unexpand pr rev echo true false seq expr numfmt sleep cal uptime id groups uname nproc free df du stat readlink realpath basename dirname type diff cmp hexdump od strings locale tsort',
);

/** Unquoted globs are accepted for these. */
export const GLOB_OK: ReadonlySet<string> = words(
  'ls cat tac nl head tail grep egrep fgrep wc cut tr column rev echo df du stat readlink realpath basename dirname cd diff cmp md5sum sha1sum sha256sum hexdump od strings',
);

/** What xargs may run. */
export const XARGS_TARGETS: ReadonlySet<string> = words('head tail wc grep egrep fgrep echo printf');

/** Whole commands that are accepted as they stand. */
export const SHAPES: ReadonlySet<string> = new Set([
  'pwd',
  'whoami',
  'ip addr',
  'ifconfig',
  'node -v',
  'node --version',
  'python --version',
  'python3 --version',
  'claude -h',
  'claude --help',
]);

/** Git formats that have a name. */
export const GIT_FORMATS: ReadonlySet<string> = words('oneline short medium full fuller raw email mboxrd');

/** Flags by program, or by program and subcommand. */
export const FLAG_TABLES: Readonly<Record<string, FlagTable>> = {
  'git log': table({
    alone:
      '-p -s --abbrev-commit --all --ancestry-path --author-date-order --boundary --branches --cherry-mark --cherry-pick --color --date-order --decorate --dense --first-parent --follow --full-history --graph --left-right --merges --name-only --name-status --no-color --no-decorate --no-ext-diff --no-max-parents --no-merges --no-min-parents --no-patch --no-walk --numstat --oneline --patch --pickaxe-all --pickaxe-regex --relative-date --remotes --reverse --shortstat --simplify-merges --source --sparse --stat --tags --topo-order --walk-reflogs',
    text: '-G -S --after --author --before --committer --date --diff-filter --grep --since --until',
    number: '-n --max-count --skip',
    format: '--format --pretty',
    digits: true,
  }),
  'git diff': table({
    alone:
      '-l -p -s -u -B -C -D -M -R --binary --break-rewrites --cached --check --color --color-words --dirstat --exit-code --find-copies --find-copies-harder --find-renames --full-index --function-context --histogram --ignore-all-space --ignore-blank-lines --ignore-space-at-eol --ignore-space-change --irreversible-delete --minimal --name-only --name-status --no-color --no-ext-diff --no-renames --numstat --patch-with-stat --patience --pickaxe-all --pickaxe-regex --quiet --shortstat --stat --summary --word-diff --no-index --staged',
    text: '-G -O -S --diff-algorithm --diff-filter --relative --word-diff-regex --ws-error-highlight',
    number: '--abbrev --inter-hunk-context',
    digits: true,
  }),
  'git show': table({
    alone:
      '-m -p -s --abbrev-commit --color --color-words --decorate --first-parent --graph --name-only --name-status --no-color --no-decorate --no-ext-diff --no-patch --numstat --oneline --patch --quiet --raw --relative-date --shortstat --stat --word-diff',
    text: '--date --diff-filter --word-diff-regex',
    format: '--format --pretty',
    digits: true,
  }),
  'git rev-list': table({
    alone:
      '--abbrev-commit --all --ancestry-path --branches --dense --first-parent --full-history --graph --merges --no-max-parents --no-merges --no-min-parents --oneline --remotes --reverse --source --sparse --tags --walk-reflogs --count',
    text: '--after --author --before --committer --grep --since --until',
    number: '-n --abbrev --max-age --max-count --max-parents --min-age --min-parents --skip',
    format: '--format --pretty',
    digits: true,
  }),
  'git shortlog': table({
    alone: '-c -e -n -s --all --branches --committer --no-merges --remotes --summary --tags --email --numbered',
    text: '--after --author --before --since --until --group',
    format: '--format',
    digits: true,
  }),
  'git reflog': table({
    alone: '--all --branches --decorate --graph --no-decorate --oneline --relative-date --remotes --tags',
    text: '--after --author --before --committer --date --grep --since --until',
    number: '-n --max-count',
    digits: true,
  }),
  'git stash show': table({
    alone: '-p -s --color --name-only --name-status --no-color --no-ext-diff --no-patch --numstat --patch --shortstat --stat --word-diff',
    text: '--diff-filter --word-diff-regex',
    number: '--abbrev',
    digits: true,
  }),
  'git stash list': table({
    alone: '--all --branches --decorate --graph --no-decorate --oneline --relative-date --remotes --tags',
    text: '--date',
    number: '-n --max-count',
    digits: true,
  }),
  'git status': table({
    alone: '-b -s -v --ahead-behind --branch --column --ignored --long --no-ahead-behind --no-column --no-renames --porcelain --renames --short --verbose',
    text: '-u -M --find-renames --ignore-submodules --untracked-files',
    digits: true,
  }),
  'git branch': table({
    alone:
      '-a -i -l -r -v --all --color --column --ignore-case --list --merged --no-abbrev --no-color --no-column --no-merged --remotes --show-current --verbose',
    text: '--contains --no-contains --points-at --sort',
    number: '--abbrev',
    digits: true,
  }),
  'git tag': table({
    alone: '-i -l --column --ignore-case --list --no-column',
    text: '--contains --merged --no-contains --no-merged --points-at --sort',
    number: '-n',
    format: '--format',
    digits: true,
  }),
  'git blame': table({
    alone: '-e -f -l -n -p -s -t -w -C -M --incremental --line-porcelain --porcelain --root --score-debug --show-email --show-name --show-number --show-stats',
    text: '-L --date --ignore-rev --ignore-revs-file',
    number: '--abbrev',
    digits: true,
  }),
  'git cat-file': table({
    alone: '-e -p -s -t --batch-check',
    digits: true,
  }),
  'git config --get': table({
    alone: '-z --bool --bool-or-int --expiry-date --global --int --local --name-only --null --path --show-origin --show-scope --system --worktree',
    text: '--default --type',
    digits: true,
  }),
  'git for-each-ref': table({
    text: '--contains --merged --no-contains --no-merged --points-at --sort',
    number: '--count',
    format: '--format',
    digits: true,
  }),
  'git grep': table({
    alone:
      '-c -h -i -l -n -o -q -v -w -E -F -G -H -L -P --and --basic-regexp --break --cached --color --count --extended-regexp --files-with-matches --files-without-match --fixed-strings --full-name --heading --ignore-case --invert-match --line-number --no-color --no-index --not --only-matching --or --perl-regexp --quiet --recurse-submodules --untracked --word-regexp',
    text: '-e',
    number: '-A -B -C --after-context --before-context --context --max-depth --threads',
    digits: true,
  }),
  'git ls-files': table({
    alone:
      '-c -d -f -i -k -m -o -s -t -u -v -z --cached --debug --deleted --directory --eol --error-unmatch --exclude-standard --full-name --ignored --killed --modified --no-empty-directory --others --recurse-submodules --stage --unmerged',
    text: '-x -X --exclude --exclude-from --exclude-per-directory',
    number: '--abbrev',
    digits: true,
  }),
  'git ls-remote': table({
    alone: '-b -h -q -t --exit-code --get-url --heads --quiet --refs --symref --tags',
    text: '--sort',
    digits: true,
  }),
  'git merge-base': table({
    alone: '--all --fork-point --independent --is-ancestor --octopus',
    digits: true,
  }),
  'git rev-parse': table({
    alone:
      '--abbrev-ref --absolute-git-dir --git-common-dir --git-dir --is-bare-repository --is-inside-git-dir --is-inside-work-tree --is-shallow-repository --show-cdup --show-prefix --show-toplevel --symbolic --symbolic-full-name --verify',
    text: '--short',
    digits: true,
  }),
  'git describe': table({
    alone: '--always --broken --contains --dirty --exact-match --long --tags',
    text: '--exclude --match',
    number: '--abbrev --candidates',
    digits: true,
  }),
  'git worktree list': table({
    alone: '-v --porcelain --verbose',
    text: '--expire',
    digits: true,
  }),
  'git remote': table({
    alone: '-v --verbose',
  }),
  grep: table({
    alone:
      '-a -b -c -h -i -l -n -o -q -r -s -u -v -w -x -z -E -F -G -H -I -L -P -R -T -U -V -Z --basic-regexp --binary --byte-offset --count --dereference-recursive --extended-regexp --files-with-matches --files-without-match --fixed-strings --help --ignore-case --initial-tab --invert-match --line-buffered --line-number --line-regexp --no-filename --no-group-separator --no-ignore-case --no-messages --null --null-data --only-matching --perl-regexp --quiet --recursive --silent --text --version --with-filename --word-regexp',
    text: '-d -e -f -D --binary-files --color --colour --devices --directories --exclude --exclude-dir --exclude-from --file --group-separator --include --label --regexp',
    number: '-m -A -B -C --after-context --before-context --context --max-count',
    glued: true,
  }),
  sort: table({
    alone:
      '-b -c -d -f -g -h -i -m -n -r -s -u -z -C -M -R -V --check --dictionary-order --general-numeric-sort --help --human-numeric-sort --ignore-case --ignore-leading-blanks --ignore-nonprinting --merge --month-sort --numeric-sort --random-sort --reverse --stable --unique --version --version-sort --zero-terminated',
    text: '-k -t -S --buffer-size --field-separator --key --sort',
    number: '--batch-size --parallel',
  }),
  date: table({
    alone: '-u -I -R --debug --help --rfc-email --universal --utc --version',
    text: '-d -r --date --iso-8601 --reference --rfc-3339',
  }),
  hostname: table({
    alone: '-a -d -f -h -i -s -v -A -I -V --alias --all-fqdns --all-ip-addresses --domain --fqdn --help --ip-address --long --short --version',
  }),
  arch: table({
    alone: '-h --help',
  }),
  lsof: table({
    alone: '-a -b -g -h -i -l -n -o -r -s -t -v -x -C -E -F -H -K -L -N -O -P -Q -R -S -T -U -V -X',
    text: '-c -d -e -k -p -u -A',
  }),
  ps: table({
    alone: '-a -c -d -e -f -j -l -m -w -y -A -F -H -L -N -T -V --deselect --forest --headers --help --info --no-headers --version',
    text: '-g -n -p -q -s -t -u -C -G -U --pid --quick-pid --sid --sort --tty --user',
    number: '--width',
  }),
  pgrep: table({
    alone:
      '-a -c -f -i -l -n -o -v -w -x -L -V --count --exact --full --help --ignore-case --inverse --lightweight --list-full --list-name --logpidfile --newest --oldest --version',
    text: '-d -g -r -s -t -u -F -G -O -P -U --delimiter --euid --group --ns --nslist --older --parent --pgroup --pidfile --runstates --session --terminal --uid',
  }),
  file: table({
    alone:
      '-b -c -h -i -k -l -n -p -r -s -v -L -0 --apple --brief --dereference --help --keep-going --list --mime --mime-encoding --mime-type --no-buffer --no-dereference --preserve-date --print0 --raw --special-files --version',
    text: '-F --exclude --exclude-quiet --separator',
  }),
  tree: table({
    alone: '-a -c -d -f -g -h -i -l -n -p -q -r -s -t -u -v -x -A -C -D -F -J -N -Q -S -U -X --version --help',
    text: '-H -I -P -T',
    number: '-L',
  }),
  which: table({
    alone: '-a -p -s -v -w -V --version --help',
  }),
  man: table({
    alone: '-a -d -f -h -k -w --all --apropos --whatis',
    text: '-s -S',
  }),
  help: table({
    alone: '-d',
  }),
  md5sum: table({
    alone: '-b -c -t -w -z --binary --check --help --ignore-missing --quiet --status --strict --tag --text --version --warn --zero',
  }),
  sha1sum: table({
    alone: '-b -c -t -w -z --binary --check --help --ignore-missing --quiet --status --strict --tag --text --version --warn --zero',
  }),
  sha256sum: table({
    alone: '-b -c -t -w -z --binary --check --help --ignore-missing --quiet --status --strict --tag --text --version --warn --zero',
  }),
  base64: table({
    alone: '-d -h -D --decode --help --ignore-garbage --version',
    text: '-i',
    number: '-b -w --wrap',
  }),
  netstat: table({
    alone: '-a -g -i -l -m -n -r -s -v -L',
    text: '-f -I',
  }),
  ss: table({
    alone:
      '-a -b -d -e -h -i -l -m -n -o -p -s -t -u -w -x -z -E -H -M -O -S -V -Z -0 -4 -6 --all --bpf --cgroup --context --contexts --dccp --events --extended --help --inet-sockopt --info --ipv4 --ipv6 --listening --memory --mptcp --no-header --numeric --oneline --options --packet --processes --raw --sctp --summary --tcp --tipc --tipcinfo --tos --udp --unix --version --vsock',
    text: '-f -A --family --query --socket',
  }),
  tput: table({
    alone: '-x -V',
    text: '-T',
  }),
  rg: table({
    alone:
      '-a -c -h -i -l -n -o -q -u -v -w -F -H -L -S --column --count --debug --files-with-matches --files-without-match --fixed-strings --follow --heading --help --hidden --ignore-case --invert-match --json --line-number --no-heading --no-ignore --only-matching --quiet --smart-case --stats --text --type-list --version --word-regexp',
    text: '-e -f -g -t -T --color --glob --regexp --type --type-not',
    number: '-d -m -A -B -C --max-count --max-depth --after-context --before-context --context',
    glued: true,
  }),
  fd: table({
    alone:
      '-a -g -h -i -p -q -s -F -H -I -L -V -0 -1 --hidden --no-ignore --no-ignore-vcs --no-ignore-parent --case-sensitive --ignore-case --glob --regex --fixed-strings --absolute-path --follow --full-path --print0 --prune --quiet --show-errors --strip-cwd-prefix --one-file-system --help --version',
    text: '-c -e -o -t -E -S --and --exclude --type --extension --size --changed-within --changed-before --owner --format --ignore-file --color --hyperlink --max-buffer-time --base-directory --path-separator --search-path',
    number: '-d -j --max-depth --threads --max-results',
  }),
  'docker logs': table({
    alone: '-f -t --details --follow --timestamps',
    text: '-n --since --tail --until',
  }),
  'docker inspect': table({
    alone: '-s --size',
    text: '-f --format --type',
  }),
  xargs: table({
    alone: '-r -t -x -0',
    text: '-d',
    number: '-n -s -L -P',
  }),
};
