/** Programs and flags that the client runs without any rule (5.7), measured flag by flag. */
export interface FlagTable {
  /** Flags that take no value. */
  readonly alone: ReadonlySet<string>;
  /** Flags that take any value. */
  readonly text: ReadonlySet<string>;
  /** Flags that take a number. */
  readonly number: ReadonlySet<string>;
  /** `-5` is a flag. */
  readonly digits: boolean;
}

const words = (text: string): ReadonlySet<string> => new Set(text === '' ? [] : text.split(' '));

/** With any flag. */
export const ANY_FLAGS: ReadonlySet<string> = words(
  'ls cat tac nl head tail find wc uniq cut paste comm tr column fold fmt expand unexpand pr rev echo true false seq expr numfmt sleep cal uptime id groups uname nproc free df du stat readlink realpath basename dirname type diff cmp hexdump od strings locale tsort',
);

/** Unquoted globs are accepted for these. */
export const GLOB_OK: ReadonlySet<string> = words(
  'ls cat tac nl head tail grep egrep fgrep wc cut tr column rev echo df du stat readlink realpath basename dirname cd diff cmp md5sum sha1sum sha256sum hexdump od strings',
);

/** What xargs may run. */
export const XARGS_TARGETS: ReadonlySet<string> = words('head tail wc grep egrep fgrep echo printf');

/** Whole commands that are accepted as they stand. */
export const SHAPES: ReadonlySet<string> = new Set([]);

/** Further conditions of git subcommands. */
export const GIT_SUBCOMMANDS: Readonly<Record<string, (args: readonly string[]) => boolean>> = {};

const table = (alone: string, text: string, number: string, digits: boolean): FlagTable => ({
  alone: words(alone),
  text: words(text),
  number: words(number),
  digits,
});

export const FLAG_TABLES: Readonly<Record<string, FlagTable>> = {
  'git log': table(
    '-p -s --abbrev-commit --all --ancestry-path --author-date-order --boundary --branches --cherry-mark --cherry-pick --color --date-order --decorate --dense --first-parent --follow --full-history --graph --left-right --merges --name-only --name-status --no-color --no-decorate --no-ext-diff --no-max-parents --no-merges --no-min-parents --no-patch --no-walk --numstat --oneline --patch --pickaxe-all --pickaxe-regex --relative-date --remotes --reverse --shortstat --simplify-merges --source --sparse --stat --tags --topo-order --walk-reflogs',
    '-G -S --after --author --before --committer --date --diff-filter --grep --since --until',
    '',
    true,
  ),
  'git diff': table(
    '-l -p -s -u -B -C -D -M -R --binary --break-rewrites --cached --check --color --color-words --dirstat --exit-code --find-copies --find-copies-harder --find-renames --full-index --function-context --histogram --ignore-all-space --ignore-blank-lines --ignore-space-at-eol --ignore-space-change --irreversible-delete --minimal --name-only --name-status --no-color --no-ext-diff --no-renames --numstat --patch-with-stat --patience --pickaxe-all --pickaxe-regex --quiet --shortstat --stat --summary --word-diff --no-index --staged',
    '-G -O -S --diff-algorithm --diff-filter --relative --word-diff-regex --ws-error-highlight',
    '',
    true,
  ),
  'git show': table(
    '-m -p -s --abbrev-commit --color --color-words --decorate --first-parent --graph --name-only --name-status --no-color --no-decorate --no-ext-diff --no-patch --numstat --oneline --patch --quiet --raw --relative-date --shortstat --stat --word-diff',
    '--date --diff-filter --word-diff-regex',
    '',
    true,
  ),
  'git rev-list': table(
    '--abbrev-commit --all --ancestry-path --branches --dense --first-parent --full-history --graph --merges --no-max-parents --no-merges --no-min-parents --oneline --remotes --reverse --source --sparse --tags --walk-reflogs --count',
    '--after --author --before --committer --grep --since --until',
    '',
    true,
  ),
  'git shortlog': table(
    '-c -e -n -s --all --branches --committer --no-merges --remotes --summary --tags --email --numbered',
    '--after --author --before --since --until --group',
    '',
    true,
  ),
  'git reflog': table(
    '--all --branches --decorate --graph --no-decorate --oneline --relative-date --remotes --tags',
    '--after --author --before --committer --date --grep --since --until',
    '',
    true,
  ),
  'git stash show': table(
    '-p -s --color --name-only --name-status --no-color --no-ext-diff --no-patch --numstat --patch --shortstat --stat --word-diff',
    '--diff-filter --word-diff-regex',
    '',
    true,
  ),
  'git stash list': table('--all --branches --decorate --graph --no-decorate --oneline --relative-date --remotes --tags', '--date', '', true),
  'git status': table(
    '-b -s -v --ahead-behind --branch --column --ignored --long --no-ahead-behind --no-column --no-renames --porcelain --renames --short --verbose',
    '-u -M --find-renames --ignore-submodules --untracked-files',
    '',
    true,
  ),
  'git branch': table(
    '-a -i -l -r -v --all --color --column --ignore-case --list --merged --no-abbrev --no-color --no-column --no-merged --remotes --show-current --verbose',
    '--contains --no-contains --points-at --sort',
    '',
    true,
  ),
  'git tag': table('-i -l --column --ignore-case --list --no-column', '--contains --merged --no-contains --no-merged --points-at --sort', '', true),
  'git blame': table(
    '-e -f -l -n -p -s -t -w -C -M --incremental --line-porcelain --porcelain --root --score-debug --show-email --show-name --show-number --show-stats',
    '-L --date --ignore-rev --ignore-revs-file',
    '',
    true,
  ),
  'git cat-file': table('-e -p -s -t --batch-check', '', '', true),
  'git config --get': table(
    '-z --bool --bool-or-int --expiry-date --global --int --local --name-only --null --path --show-origin --show-scope --system --worktree',
    '--default --type',
    '',
    true,
  ),
  'git for-each-ref': table('', '--contains --merged --no-contains --no-merged --points-at --sort', '', true),
  'git grep': table(
    '-c -h -i -l -n -o -q -v -w -E -F -G -H -L -P --and --basic-regexp --break --cached --color --count --extended-regexp --files-with-matches --files-without-match --fixed-strings --full-name --heading --ignore-case --invert-match --line-number --no-color --no-index --not --only-matching --or --perl-regexp --quiet --recurse-submodules --untracked --word-regexp',
    '-e',
    '',
    true,
  ),
  'git ls-files': table(
    '-c -d -f -i -k -m -o -s -t -u -v -z --cached --debug --deleted --directory --eol --error-unmatch --exclude-standard --full-name --ignored --killed --modified --no-empty-directory --others --recurse-submodules --stage --unmerged',
    '-x -X --exclude --exclude-from --exclude-per-directory',
    '',
    true,
  ),
  'git ls-remote': table('-b -h -q -t --exit-code --get-url --heads --quiet --refs --symref --tags', '--sort', '', true),
  'git merge-base': table('--all --fork-point --independent --is-ancestor --octopus', '', '', true),
  'git rev-parse': table(
    '--abbrev-ref --absolute-git-dir --git-common-dir --git-dir --is-bare-repository --is-inside-git-dir --is-inside-work-tree --is-shallow-repository --show-cdup --show-prefix --show-toplevel --symbolic --symbolic-full-name --verify',
    '--short',
    '',
    true,
  ),
  'git describe': table('--always --broken --contains --dirty --exact-match --long --tags', '--exclude --match', '', true),
  'git worktree list': table('-v --porcelain --verbose', '--expire', '', true),
  'git remote': table('-v --verbose', '', '', false),
  grep: table(
    '-a -b -c -h -i -l -n -o -q -r -s -u -v -w -x -z -E -F -G -H -I -L -P -R -T -U -V -Z -? --basic-regexp --binary --byte-offset --count --dereference-recursive --extended-regexp --files-with-matches --files-without-match --fixed-strings --help --ignore-case --initial-tab --invert-match --line-buffered --line-number --line-regexp --no-filename --no-group-separator --no-ignore-case --no-messages --null --null-data --only-matching --perl-regexp --quiet --recursive --silent --text --version --with-filename --word-regexp',
    '-d -e -f -D --binary-files --color --colour --devices --directories --exclude --exclude-dir --exclude-from --file --group-separator --include --label --regexp',
    '',
    false,
  ),
  egrep: table(
    '-a -b -c -h -i -l -n -o -q -r -s -u -v -w -x -z -E -F -G -H -I -L -P -R -T -U -V -Z -? --binary --help --quiet --text --version',
    '-d -e -f -D',
    '',
    false,
  ),
  fgrep: table(
    '-a -b -c -h -i -l -n -o -q -r -s -u -v -w -x -z -E -F -G -H -I -L -P -R -T -U -V -Z -? --binary --help --quiet --text --version',
    '-d -e -f -D',
    '',
    false,
  ),
  sort: table(
    '-b -c -d -f -g -h -i -m -n -r -s -u -z -C -M -R -V --check --dictionary-order --general-numeric-sort --help --human-numeric-sort --ignore-case --ignore-leading-blanks --ignore-nonprinting --merge --month-sort --numeric-sort --random-sort --reverse --stable --unique --version --version-sort --zero-terminated',
    '-k -t -S --buffer-size --field-separator --key --sort',
    '',
    false,
  ),
  uniq: table(
    '-a -b -c -d -e -f -g -h -i -j -k -l -m -n -o -p -q -r -s -t -u -v -w -x -y -z -A -B -C -D -E -F -G -H -I -J -K -L -M -N -O -P -Q -R -S -T -U -V -W -X -Y -Z --all-repeated --check-chars --count --group --help --ignore-case --repeated --skip-chars --skip-fields --unique --version --zero-terminated --zzz',
    '',
    '',
    false,
  ),
  date: table('-u -I -R --debug --help --rfc-email --universal --utc --version', '-d -r --date --iso-8601 --reference --rfc-3339', '', false),
  hostname: table(
    '-a -d -f -h -i -s -v -A -I -V --alias --all-fqdns --all-ip-addresses --domain --fqdn --help --ip-address --long --short --version',
    '',
    '',
    false,
  ),
  arch: table('-h --help', '', '', false),
  lsof: table('-a -b -g -h -i -l -n -o -r -s -t -v -x -C -E -F -H -K -L -N -O -P -Q -R -S -T -U -V -X', '-c -d -e -k -p -u -A', '', false),
  ps: table(
    '-a -c -d -e -f -j -l -m -w -y -A -F -H -L -N -T -V --deselect --forest --headers --help --info --no-headers --version',
    '-g -n -p -q -s -t -u -C -G -U --pid --quick-pid --sid --sort --tty --user',
    '',
    false,
  ),
  pgrep: table(
    '-a -c -f -i -l -n -o -v -w -x -L -V --count --exact --full --help --ignore-case --inverse --lightweight --list-full --list-name --logpidfile --newest --oldest --version',
    '-d -g -r -s -t -u -F -G -O -P -U --delimiter --euid --group --ns --nslist --older --parent --pgroup --pidfile --runstates --session --terminal --uid',
    '',
    false,
  ),
  file: table(
    '-b -c -h -i -k -l -n -p -r -s -v -L --apple --brief --dereference --help --keep-going --list --mime --mime-encoding --mime-type --no-buffer --no-dereference --preserve-date --print0 --raw --special-files --version',
    '-F --exclude --exclude-quiet --separator',
    '',
    true,
  ),
  tree: table('-a -c -d -f -g -h -i -l -n -p -q -r -s -t -u -v -x -A -C -D -F -J -N -Q -S -U -X', '-H -I -P -T', '', false),
  which: table('-a -p -s -v -w -V', '', '', false),
  man: table('-a -d -f -h -k -w --all --apropos --whatis', '-s -S', '', false),
  help: table('-d', '', '', false),
  md5sum: table('-b -c -t -w -z -? --binary --check --help --ignore-missing --quiet --status --strict --tag --text --version --warn --zero', '', '', false),
  sha1sum: table('-b -c -t -w -z -? --binary --check --help --ignore-missing --quiet --status --strict --tag --text --version --warn --zero', '', '', false),
  sha256sum: table('-b -c -t -w -z -? --binary --check --help --ignore-missing --quiet --status --strict --tag --text --version --warn --zero', '', '', false),
  base64: table('-d -h -D --decode --help --ignore-garbage --version', '-i', '', false),
  netstat: table('-a -g -i -l -m -n -r -s -v -L', '-f -I', '', false),
  ss: table(
    '-a -b -d -e -h -i -l -m -n -o -p -s -t -u -w -x -z -E -H -M -O -S -V -Z --all --bpf --cgroup --context --contexts --dccp --events --extended --help --inet-sockopt --info --ipv4 --ipv6 --listening --memory --mptcp --no-header --numeric --oneline --options --packet --processes --raw --sctp --summary --tcp --tipc --tipcinfo --tos --udp --unix --version --vsock',
    '-f -A --family --query --socket',
    '',
    true,
  ),
  tput: table('-x -V', '-T', '', false),
  uname: table(
    '-a -b -c -d -e -f -g -h -i -j -k -l -m -n -o -p -q -r -s -t -u -v -w -x -y -z -A -B -C -D -E -F -G -H -I -J -K -L -M -N -O -P -Q -R -S -T -U -V -W -X -Y -Z -# -@ -. --all --hardware-platform --help --kernel-name --kernel-release --kernel-version --machine --nodename --operating-system --processor --version --zzz',
    '',
    '',
    true,
  ),
  find: table(
    '-a -b -c -d -e -f -g -h -i -j -k -l -m -n -o -p -q -r -s -t -u -v -w -x -y -z -A -B -C -D -E -F -G -H -I -J -K -L -M -N -O -P -Q -R -S -T -U -V -W -X -Y -Z -# -@ -. --help --version --zzz',
    '',
    '',
    true,
  ),
  rg: table(
    '-a -c -h -i -l -n -o -q -u -v -w -F -H -L -S --column --count --debug --files-with-matches --files-without-match --fixed-strings --follow --heading --help --hidden --ignore-case --invert-match --json --line-number --no-heading --no-ignore --only-matching --quiet --smart-case --stats --text --type-list --version --word-regexp',
    '-e -f -g -t -T --color --glob --regexp --type --type-not',
    '',
    false,
  ),
  fd: table(
    '-a -g -h -i -p -q -s -F -H -I -L -V --hidden --no-ignore --no-ignore-vcs --no-ignore-parent --case-sensitive --ignore-case --glob --regex --fixed-strings --absolute-path --follow --full-path --print0 --prune --quiet --show-errors --strip-cwd-prefix --one-file-system --help --version',
    '-c -e -o -t -E -S --and --exclude --type --extension --size --changed-within --changed-before --owner --format --ignore-file --color --hyperlink --max-buffer-time --base-directory --path-separator --search-path',
    '',
    true,
  ),
  'docker ps': table(
    '-a -b -d -e -f -g -h -i -j -k -l -m -n -o -p -q -s -t -u -v -w -x -y -z -A -B -C -D -E -F -G -I -J -K -L -M -N -O -P -Q -R -S -T -U -V -W -X -Y -Z -# -@ -. --all --filter --format --last --latest --no-trunc --quiet --size',
    '',
    '',
    true,
  ),
  'docker images': table(
    '-a -b -d -e -f -g -h -i -j -k -l -m -n -o -p -q -s -t -u -v -w -x -y -z -A -B -C -D -E -F -G -I -J -K -L -M -N -O -P -Q -R -S -T -U -V -W -X -Y -Z -# -@ -. --all --digests --filter --format --no-trunc --quiet --tree',
    '',
    '',
    true,
  ),
  'docker logs': table('-f -t --details --follow --timestamps', '-n --since --tail --until', '', false),
  'docker inspect': table('-s --size', '-f --format --type', '', false),
  xargs: table('-r -t -x', '-d', '', true),
  sed: table('-n --quiet --silent', '', '', false),
  jq: table(
    '-a -b -c -d -e -g -h -i -j -k -l -m -n -o -p -q -r -s -t -u -v -w -x -y -z -A -B -C -D -E -F -G -H -I -J -K -M -N -O -P -Q -R -S -T -U -V -W -X -Y -Z --arg --argjson --args --ascii-output --color-output --compact-output --exit-status --indent --join-output --jsonargs --monochrome-output --null-input --raw-input --raw-output --seq --slurp --sort-keys --stream --tab --unbuffered --version',
    '',
    '',
    false,
  ),
};
