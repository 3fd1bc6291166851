/** What may stand between a program that runs another and the command that it runs. */
export interface Wrapper {
  /** Options whose value is a word of its own, with a value to show. */
  readonly valued?: Readonly<Record<string, string>>;
  /** Options with which it runs nothing, or what no reader can tell. */
  readonly stops?: readonly string[];
  /** A word before the command. */
  readonly operand?: RegExp;
  /** `--` may stand before the command. */
  readonly separated?: true;
  /** `NAME=value` may stand there too. */
  readonly assigns?: true;
  /** It runs the command as another user. */
  readonly elevates?: true;
  /** It takes the command from the packages of a project, or runs it on another machine or in a container: then less of it matters here. */
  readonly where?: 'package' | 'elsewhere';
}

const NOTHING: Wrapper = {};
const DURATION = /^\d[\d.]*[smhd]?$/;
const TIMEOUT: Wrapper = { valued: { '-k': '5', '-s': 'KILL', '--kill-after': '5', '--signal': 'KILL' }, operand: DURATION };

/** Programs behind which a command can do what it could alone. */
const WRAPPERS: ReadonlyMap<string, Wrapper> = new Map([
  ['time', { valued: { '-f': '%e', '-o': '/tmp/x' } }],
  ['nice', { valued: { '-n': '5', '--adjustment': '5' } }],
  ['nohup', NOTHING],
  ['command', { stops: ['-v', '-V'] }],
  ['builtin', NOTHING],
  ['noglob', NOTHING],
  ['exec', { valued: { '-a': 'x' } }],
  ['xargs', { valued: { '-n': '1', '-I': '{}', '-P': '1', '-L': '1', '-d': ',', '-a': 'x', '-s': '1000', '-E': 'x', '--max-args': '1', '--max-procs': '1' } }],
  ['timeout', TIMEOUT],
  ['gtimeout', TIMEOUT],
  ['stdbuf', { valued: { '-i': '0', '-o': 'L', '-e': 'L', '--input': '0', '--output': 'L', '--error': 'L' } }],
  ['env', { valued: { '-u': 'X', '-C': '.', '--unset': 'X', '--chdir': '.' }, stops: ['-S', '--split-string'], assigns: true }],
  ['sudo', { valued: { '-u': 'root', '-g': 'root', '-p': 'x', '-D': '.' }, stops: ['-l', '-e', '-k', '-K', '-v', '-V'], elevates: true }],
  ['doas', { valued: { '-u': 'root', '-C': 'x' }, elevates: true }],
]);

const ANY_NAME = /^[\w.:@/-]+$/;
const PACKAGE: Wrapper = { separated: true, where: 'package' };
const NPX: Wrapper = { ...PACKAGE, valued: { '-p': 'x', '--package': 'x' }, stops: ['-c', '--call', '--no', '--no-install'] };
const UV: Wrapper = {
  ...PACKAGE,
  valued: { '--with': 'x', '-p': '3', '--python': '3', '--package': 'x', '--project': '.', '--directory': '.', '--extra': 'x', '--group': 'x', '--from': 'x' },
  stops: ['-m', '--module', '-s', '--script', '--gui-script'],
};
const CONTAINER: Wrapper = {
  where: 'elsewhere',
  operand: ANY_NAME,
  valued: {
    '-u': '0',
    '--user': '0',
    '-w': '/',
    '--workdir': '/',
    '-e': 'A=1',
    '--env': 'A=1',
    '--env-file': 'x',
    '-v': '.:/x',
    '--volume': '.:/x',
    '--index': '1',
  },
};
const IMAGE: Wrapper = {
  ...CONTAINER,
  valued: {
    ...CONTAINER.valued,
    '--name': 'x',
    '--network': 'x',
    '-p': '80',
    '--publish': '80',
    '-m': '1g',
    '--mount': 'x',
    '--platform': 'x',
    '--entrypoint': 'x',
  },
};

/** Programs with a sub-command behind which another program stands, and such as take it from a project's packages. */
const RUNNERS: ReadonlyMap<string, Wrapper> = new Map<string, Wrapper>([
  ...['npx', 'npm exec', 'npm x', 'pnpx'].map((name) => [name, NPX] as const),
  ...['bunx', 'bun x', 'pnpm exec', 'pnpm dlx', 'yarn exec', 'yarn dlx', 'bundle exec', 'bundler exec'].map((name) => [name, PACKAGE] as const),
  ...['poetry run', 'pipenv run', 'pdm run', 'hatch run', 'rye run', 'pixi run'].map((name) => [name, PACKAGE] as const),
  ...['uv run', 'uvx', 'uv tool run'].map((name) => [name, UV] as const),
  ...['conda run', 'mamba run'].map((name) => [name, { ...PACKAGE, valued: { '-n': 'x', '--name': 'x', '-p': 'x', '--prefix': 'x' } }] as const),
  ['rustup run', { ...PACKAGE, operand: ANY_NAME }],
  ['direnv exec', { ...PACKAGE, operand: ANY_NAME }],
  ...['docker exec', 'podman exec', 'docker compose exec', 'docker-compose exec'].map((name) => [name, CONTAINER] as const),
  ...['docker run', 'podman run', 'docker compose run', 'docker-compose run'].map((name) => [name, IMAGE] as const),
  [
    'kubectl exec',
    { where: 'elsewhere', operand: ANY_NAME, separated: true, valued: { '-n': 'x', '--namespace': 'x', '-c': 'x', '--container': 'x', '--context': 'x' } },
  ],
  ['ssh', { where: 'elsewhere', operand: ANY_NAME, valued: { '-i': 'x', '-p': '22', '-l': 'x', '-o': 'BatchMode=yes', '-F': 'x', '-J': 'x' } }],
]);

/** `yarn tsx` runs the program of a package where no script has its name; only such as scripts are not called. */
const OWN_PROGRAMS = ' tsx ts-node nodemon concurrently cross-env ';

const GIT = '-C -c --git-dir --work-tree --namespace --no-pager= -P= --paginate= --no-optional-locks= --literal-pathspecs=';
const COMPOSE = '-f --file -p --project-name --profile --env-file --project-directory';
/** Options before a sub-command, or before what a program runs, that change nothing about it; with `=` those without a value. */
const GLOBAL_OPTIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    git: GIT,
    kubectl: '-n --namespace --context --kubeconfig --cluster --user',
    helm: '-n --namespace --kube-context',
    docker: '--context -c -l --log-level --config',
    'docker compose': COMPOSE,
    'docker-compose': COMPOSE,
    aws: '--profile --region --output --no-cli-pager=',
    gcloud: '--project --account --configuration --quiet= -q=',
    npm: '--prefix -w --workspace -s= --silent=',
    pnpm: '--filter -F --dir -C -r= --recursive= -w= --workspace-root= -s= --silent=',
    yarn: '--cwd workspace -s= --silent=',
    python: '-W -X -u= -B= -E= -s= -S= -I= -O= -q=',
    python3: '-W -X -u= -B= -E= -s= -S= -I= -O= -q=',
    node: '-r --require --import --loader --experimental-loader -C --conditions --no-warnings= --enable-source-maps=',
  }),
);

/** The words without options that stand before the sub-command: `git -C x push` is `git push`. Those with a value only where the value is there. */
export function withoutGlobalOptions(words: readonly string[]): readonly string[] {
  const [first = '', second = ''] = words;
  const two = `${first} ${second}`;
  const name = GLOBAL_OPTIONS.has(two) ? two : first.slice(first.lastIndexOf('/') + 1);
  if (first === 'cargo' && second.startsWith('+')) return [first, ...words.slice(2)];
  const options = GLOBAL_OPTIONS.get(name);
  if (options === undefined) return words;
  const known = new Map(options.split(' ').map((option) => [option.replace(/=$/, ''), !option.endsWith('=')]));
  const from = name === two ? 2 : 1;
  let at = from;
  for (let word = words[at]; word !== undefined; word = words[at]) {
    const joined = /^(--[\w-]+)=./.exec(word)?.[1];
    const valued = known.get(joined ?? word);
    if (valued === undefined || (valued && joined === undefined && at + 1 >= words.length)) break;
    at += valued && joined === undefined ? 2 : 1;
  }
  return at === from ? words : [...words.slice(0, from), ...words.slice(at)];
}

export const wrapperNamed = (name: string): Wrapper | undefined => WRAPPERS.get(name) ?? RUNNERS.get(name);

const isAssignment = (word: string): boolean => /^[A-Za-z_]\w*\+?=/.test(word);

/** Where the command starts in the words behind a wrapper's name; undefined where there is none, or none that could be told. */
function commandAt(words: readonly string[], { valued = {}, stops = [], operand, assigns, separated }: Wrapper): number | undefined {
  let at = 0;
  const skipOptions = (): boolean => {
    for (let word = words[at]; word !== undefined; word = words[at]) {
      if (stops.includes(word) || word === '--help' || word === '--version') return false;
      if (word === '--' && !operand) return true;
      if (word.startsWith('-')) at += Object.hasOwn(valued, word) ? 2 : 1;
      else if (assigns && isAssignment(word)) at += 1;
      else return true;
    }
    return true;
  };
  if (!skipOptions()) return undefined;
  if (operand) {
    if (!operand.test(words[at] ?? '')) return undefined;
    at += 1;
  }
  if (separated && words[at] === '--') at += 1;
  return at < words.length && !words[at]?.startsWith('-') ? at : undefined;
}

/** The words that are left of those behind a program's name when its options, their values and assignments are taken away. */
export function operandsOf(name: string, words: readonly string[]): readonly string[] {
  const { valued = {}, assigns } = wrapperNamed(name) ?? NOTHING;
  return words.filter((word, i) => !word.startsWith('-') && valued[words[i - 1] ?? ''] === undefined && !(assigns && isAssignment(word)));
}

/** A value for the option that stands last and lacks its own. */
export const missingValue = (name: string, words: readonly string[]): string | undefined => wrapperNamed(name)?.valued?.[words.at(-1) ?? ''];

/** A command behind what stands before it. */
export interface Unwrapped {
  readonly words: readonly string[];
  /** Another user runs it. */
  readonly elevated: boolean;
  readonly where: Wrapper['where'];
}

/** The words behind wrappers and assignments. */
export function unwrap(words: readonly string[]): Unwrapped {
  let rest = words;
  let elevated = false;
  let where: Wrapper['where'];
  while (rest.length > 1) {
    const [first = '', ...behind] = rest;
    if (isAssignment(first)) {
      rest = behind;
      continue;
    }
    const found = wrapperAt(rest);
    const at = found && commandAt(rest.slice(found.words), found.wrapper);
    if (found === undefined || at === undefined) break;
    elevated ||= found.wrapper.elevates === true;
    if (where !== 'elsewhere') where = found.wrapper.where ?? where;
    rest = rest.slice(found.words + at);
  }
  return { words: rest, elevated, where };
}

/** The wrapper that the words begin with, and how many of them name it. */
function wrapperAt(words: readonly string[]): { readonly wrapper: Wrapper; readonly words: number } | undefined {
  const [first = '', second = ''] = words;
  const names = [first.slice(first.lastIndexOf('/') + 1), ...words.slice(1, 3)];
  if ((first === 'yarn' || first === 'pnpm') && OWN_PROGRAMS.includes(` ${second} `)) return { wrapper: PACKAGE, words: 1 };
  for (let n = 3; n > 0; n--) {
    const wrapper = wrapperNamed(names.slice(0, n).join(' '));
    if (wrapper && words.length > n) return { wrapper, words: n };
  }
  return undefined;
}
