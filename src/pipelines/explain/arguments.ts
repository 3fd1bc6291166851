/** Ordinary words to show what a prefix rule permits, by the longest start of a command. */
const ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  git: ['commit -m fix', 'push --force'],
  'git push': ['origin main', '--force origin main'],
  'git commit': ['-m fix', '--amend --no-edit'],
  'git add': ['.', 'src/a.ts'],
  'git checkout': ['main', '-- .'],
  'git diff': ['--output=out.txt', '--ext-diff'],
  'git log': ['--output=out.txt', '-p --ext-diff'],
  'git show': ['--output=out.txt'],
  'git status': ['--long --ext'],
  'git branch': ['-D old', '-m new'],
  npm: ['install left-pad', 'run build'],
  'npm run': ['build', 'deploy'],
  'npm install': ['left-pad'],
  pnpm: ['add left-pad', 'run build'],
  yarn: ['add left-pad', 'run build'],
  npx: ['some-package', 'eslint .'],
  node: ['script.js', '-e 1'],
  python: ['script.py', '-c 1'],
  python3: ['script.py', '-c 1'],
  docker: ['run --rm alpine', 'compose up'],
  kubectl: ['delete pod web', 'apply -f x.yaml'],
  curl: ['https://example.com', '-o out.html https://example.com'],
  wget: ['https://example.com'],
  make: ['build', 'SHELL=/bin/x all'],
  go: ['test ./...', 'run .'],
  cargo: ['build', 'run'],
  find: ['. -name x', 'src -type f'],
  sed: ['-i s/a/b/ src/a.ts', "-n '1p' src/a.ts"],
  awk: ["'{ print $1 }' src/a.ts"],
  date: ['-s 12:00', '-f list.txt', '+%F'],
  rm: ['src/a.ts', '-rf dist'],
  cp: ['a.txt b.txt'],
  mv: ['a.txt b.txt'],
  mkdir: ['-p dist'],
  touch: ['a.txt'],
  cat: ['README.md'],
  ls: ['-la'],
  grep: ['-r TODO src'],
  rg: ['--pre x TODO', 'TODO src'],
  sort: ['-o out.txt in.txt', 'in.txt'],
  tee: ['out.txt'],
  time: ['npm test', 'sh -c id'],
  timeout: ['60 npm test', '60 sh -c id'],
  env: ['sh -c id', 'FOO=1 npm test'],
  xargs: ['rm', 'sh -c id'],
  sudo: ['ls', 'rm -rf build'],
  watch: ['ls', 'npm test'],
  bash: ['script.sh', '-c id'],
  sh: ['script.sh', '-c id'],
  ssh: ['host ls'],
  gh: ['pr create', 'api -X DELETE repos/o/r'],
  echo: ['hello'],
  jq: ['. data.json'],
  'bq query': ['SELECT', '"DROP TABLE d.t"'],
};

export function argumentsOf(command: string): readonly string[] {
  const words = command.trim().split(/\s+/).slice(0, 4);
  for (let n = words.length; n > 0; n--) {
    const start = words.slice(0, n).join(' ');
    const known = Object.hasOwn(ARGUMENTS, start) ? (ARGUMENTS[start] ?? []) : [];
    const rest = words.slice(n).join(' ');
    if (n === words.length && known.length > 0) return known;
    const fitting = known.filter((given) => rest !== '' && given.startsWith(`${rest} `)).map((given) => given.slice(rest.length + 1));
    if (fitting.length > 0) return fitting;
  }
  return ['x', '--verbose x'];
}

/** Calls that the client asks about though an allow rule on the program matches them (permissions-bash C1-C6, T3, T5, T6, S1, S2, P1-P4). */
const CHECKED: Readonly<Record<string, readonly (readonly [words: string, shows: string])[]>> = {
  find: [
    ['. -name x -delete', 'find removes or runs nothing under a pattern'],
    ['. -exec rm {} +', 'find removes or runs nothing under a pattern'],
  ],
  awk: [['\'BEGIN { system("id") }\'', 'awk runs no command under a pattern']],
  jq: [['-f program.jq data.json', 'jq loads no program from a file under a pattern']],
  rm: [
    ['-rf /', 'removing what everything stands on is always asked'],
    ['/etc/hosts', 'paths are checked for themselves'],
    ['*', 'removing what everything stands on is always asked'],
  ],
  cp: [
    ['-r a.txt b.txt', 'cp with an option'],
    ['a.txt .git/config', 'a protected file'],
    ['/etc/passwd a.txt', 'paths are checked for themselves'],
  ],
  mv: [
    ['-f a.txt b.txt', 'mv with an option'],
    ['a.txt .git/config', 'a protected file'],
  ],
  sed: [
    ["-n '1p' /etc/passwd", 'paths are checked for themselves'],
    ['-i s/a/b/ .git/config', 'a protected file'],
  ],
  tee: [['.git/config', 'a protected file']],
  touch: [
    ['.git/config', 'a protected file'],
    ['/etc/x', 'paths are checked for themselves'],
  ],
  mkdir: [['/etc/x', 'paths are checked for themselves']],
  cd: [['/etc', 'a folder outside the working directories']],
};
const READERS = 'cat tac nl head tail wc sort uniq cut paste stat file diff cmp md5sum sha256sum base64 hexdump od strings ls';

export function checkedOf(program: string): readonly (readonly [words: string, shows: string])[] {
  if (Object.hasOwn(CHECKED, program)) return CHECKED[program] ?? [];
  if (` ${READERS} `.includes(` ${program} `)) return [['/etc/passwd', 'paths are checked for themselves']];
  return /^[efr]?grep$|^rg$/.test(program) ? [['x /etc/passwd', 'paths are checked for themselves']] : [];
}
