/** Programs and builtins that evaluate text or start what cannot be seen: only an exact rule lets them pass (W3). */
export const EVALUATORS: ReadonlySet<string> = new Set([
  'eval',
  'exec',
  'source',
  '.',
  'trap',
  'alias',
  'hash',
  'let',
  'mapfile',
  'readarray',
  'enable',
  'bind',
  'complete',
  'compopt',
  'coproc',
  'nocorrect',
  'fc',
]);

/** Words of the grammar that are no programs, quoted or not: only an exact rule lets them pass (P10). */
export const KEYWORDS: ReadonlySet<string> = new Set('if then else elif fi for while until do done case esac select function in'.split(' '));

/** Programs that start another one named in their arguments, which the client does not look through for allow rules. */
export const STARTERS: ReadonlySet<string> = new Set([
  'watch',
  'setsid',
  'ionice',
  'flock',
  'chrt',
  'taskset',
  'unshare',
  'nsenter',
  'script',
  'strace',
  'ltrace',
  'sandbox-exec',
]);

/** Builtins of zsh that reach past the checks. */
export const ZSH_BUILTINS: ReadonlySet<string> = new Set([
  'zmodload',
  'zsystem',
  'zstat',
  'zparseopts',
  'zformat',
  'zregexparse',
  'zselect',
  'zprof',
  'zcurses',
  'zgetattr',
  'zsetattr',
  'zdelattr',
  'zlistattr',
  'emulate',
  'sysopen',
  'sysread',
  'syswrite',
  'sysseek',
  'zpty',
  'ztcp',
  'zsocket',
  'zf_rm',
  'zf_mv',
  'zf_ln',
  'zf_chmod',
  'zf_chown',
  'zf_mkdir',
  'zf_rmdir',
  'zf_chgrp',
  'shopt',
  'setopt',
  'unsetopt',
  'zcompile',
  'autoload',
  'functions',
  'zle',
  'zstyle',
  'sched',
  'repeat',
  'foreach',
]);

/** find options that run or write: no prefix or wildcard rule lets them pass (C1). */
export const FIND_ACTIONS: ReadonlySet<string> = new Set([
  '-exec',
  '-execdir',
  '-ok',
  '-okdir',
  '-delete',
  '-fprint',
  '-fprint0',
  '-fprintf',
  '-fls',
  '-files0-from',
]);

export const AWKS: ReadonlySet<string> = new Set(['awk', 'gawk', 'mawk', 'nawk']);

/** find tests that take a value, `-newerXY` aside. */
export const FIND_VALUES: ReadonlySet<string> = new Set(
  (
    '-name -iname -path -ipath -wholename -iwholename -lname -ilname -regex -iregex -regextype -type -xtype -size -maxdepth -mindepth -user -group ' +
    '-uid -gid -perm -newer -anewer -cnewer -samefile -fstype -mtime -atime -ctime -mmin -amin -cmin -Bmin -Btime -inum -links -used -context -flags -printf'
  ).split(' '),
);
