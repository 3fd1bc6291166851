/** Programs that fetch a package or an image and run it: which one, and whether the same bytes come every time. */
export interface Launched {
  readonly launcher: string;
  /** As written: `@scope/name@1.2.3`, `ghcr.io/x/y:latest`, `git+https://…`. */
  readonly spec: string;
  readonly kind: 'package' | 'image' | 'git';
  /** Without its version. */
  readonly name: string;
  readonly version: string | undefined;
  /** An exact version, a digest or a commit. */
  readonly pinned: boolean;
  /** Taken from the project's own dependencies where it is installed; fetched where it is not. */
  readonly local: boolean;
  /** Which argument holds the spec; -1 where it stands inside a longer text. */
  readonly at: number;
}

const EXACT = /^v?\d+\.\d+\.\d+(?:[-+.][\w.+-]*)?$/;
const COMMIT = /[@#][0-9a-f]{40}(?:$|[#?&])/i;
const isLocalPath = (spec: string): boolean => /^(?:\.{0,2}\/|~|\.$|[A-Za-z]:[\\/]|file:)/.test(spec) || /\.(?:[cm]?[jt]s|py|tgz|whl)$/.test(spec);
const isTemplated = (spec: string): boolean => /[$%{<]/.test(spec);

/** Development tools that projects have among their own dependencies: plain `npx prettier` runs the installed one. */
const OWN_TOOLS =
  /^(?:tsx|ts-node|tsc|vite|vite-node|nodemon|turbo|nx|next|prettier|eslint|stylelint|biome|@biomejs\/biome|oxlint|vitest|jest|mocha|playwright|cypress|husky|lint-staged|prisma|drizzle-kit|wrangler|svelte-check|astro|markdownlint-cli2?|markdownlint|cspell|commitlint|knip|tsup|esbuild|rollup|webpack|claudekit-hooks)$/;

/** What a command line launches; undefined where it launches nothing that is fetched. */
export function launched(command: string, args: readonly string[]): Launched | undefined {
  const name = command
    .replace(/^.*[/\\]/, '')
    .replace(/\.(?:cmd|exe)$/i, '')
    .toLowerCase();
  const rest = (from: number, launch: (args: readonly string[], launcher: string) => Launched | undefined, launcher: string): Launched | undefined => {
    const found = launch(args.slice(from), launcher);
    return found && { ...found, at: found.at < 0 ? -1 : found.at + from };
  };
  switch (name) {
    case 'npx':
    case 'pnpx':
    case 'bunx':
      return rest(0, npmPackage, name);
    case 'npm':
      return args[0] === 'exec' || args[0] === 'x' ? rest(1, npmPackage, `npm ${args[0]}`) : undefined;
    case 'pnpm':
    case 'yarn':
      return args[0] === 'dlx' ? rest(1, npmPackage, `${name} dlx`) : undefined;
    case 'bun':
      return args[0] === 'x' ? rest(1, npmPackage, 'bun x') : undefined;
    case 'uvx':
      return rest(0, pythonPackage, 'uvx');
    case 'uv':
      return args[0] === 'tool' && args[1] === 'run' ? rest(2, pythonPackage, 'uv tool run') : undefined;
    case 'pipx':
      return args[0] === 'run' ? rest(1, pythonPackage, 'pipx run') : undefined;
    case 'deno':
      return denoPackage(args);
    case 'go':
      return args[0] === 'run' ? rest(1, goPackage, 'go run') : undefined;
    case 'docker':
    case 'podman':
    case 'nerdctl': {
      const at = args.indexOf('run');
      return at >= 0 && args.slice(0, at).every((a) => a.startsWith('-') || a === 'container') ? rest(at + 1, image, `${name} run`) : undefined;
    }
    case 'cmd':
      return /^\/[ck]$/i.test(args[0] ?? '') && args[1] !== undefined ? inner(args.slice(1), 1) : undefined;
    case 'env':
    case 'sudo': {
      const at = args.findIndex((a) => !/^-|^\w+=/.test(a));
      return at < 0 ? undefined : inner(args.slice(at), at);
    }
    case 'sh':
    case 'bash':
    case 'zsh': {
      const at = args.findIndex((a) => /^-[a-z]*c$/.test(a));
      const text = at < 0 ? undefined : args[at + 1];
      const found = text === undefined ? undefined : inText(text);
      return found && { ...found, at: at + 1 };
    }
  }
  return undefined;
}

function inner(args: readonly string[], from: number): Launched | undefined {
  const [command = '', ...more] = args;
  const found = launched(command, more);
  return found && { ...found, at: found.at < 0 ? -1 : found.at + from + 1 };
}

/** The first launcher in a short shell text, by words alone. */
export function inText(text: string): Launched | undefined {
  const words = text.split(/[\s;|&()]+/).map((word) => word.replace(/^["']|["']$/g, ''));
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    if (!/(?:^|\/)(?:npx|pnpx|bunx|npm|pnpm|yarn|bun|uvx|uv|pipx|deno|go|docker|podman)$/.test(word)) continue;
    const found = launched(word, words.slice(i + 1));
    if (found) return { ...found, at: -1 };
  }
  return undefined;
}

const NPM_VALUES = /^(?:-p|--package|--registry|--userconfig|--cache|-w|--workspace|--prefix|--node-options|--node-arg|-n|--loglevel|--min-release-age)$/;

function npmPackage(args: readonly string[], launcher: string): Launched | undefined {
  let yes = launcher !== 'npx' && !launcher.startsWith('npm');
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    const joined = /^--package=(.+)$/.exec(arg)?.[1];
    if (joined !== undefined) return npmSpec(joined, launcher, i, yes);
    if (arg === '-p' || arg === '--package') return npmSpec(args[i + 1] ?? '', launcher, i + 1, yes);
    if (arg === '-y' || arg === '--yes') yes = true;
    else if (arg === '--no-install' || arg === '--no' || arg === '--offline') return undefined;
    else if (arg === '-c' || arg === '--call') return undefined;
    else if (NPM_VALUES.test(arg)) i++;
    else if (!arg.startsWith('-')) return npmSpec(arg, launcher, i, yes);
  }
  return undefined;
}

function npmSpec(spec: string, launcher: string, at: number, yes: boolean): Launched | undefined {
  if (spec === '' || spec.length > 300 || isLocalPath(spec) || isTemplated(spec)) return undefined;
  if (/^(?:git\+|git:|https?:|github:|gitlab:|bitbucket:)/.test(spec) || /^[\w.-]+\/[\w.-]+(?:#.*)?$/.test(spec)) {
    if (/^https?:.*\.(?:tgz|tar\.gz)$/.test(spec)) return { launcher, spec, kind: 'git', name: spec, version: undefined, pinned: false, local: false, at };
    return { launcher, spec, kind: 'git', name: spec.replace(/#.*/s, ''), version: undefined, pinned: COMMIT.test(spec), local: false, at };
  }
  const cut = spec.indexOf('@', 1);
  const name = cut < 0 ? spec : spec.slice(0, cut);
  const version = cut < 0 ? undefined : spec.slice(cut + 1);
  return {
    launcher,
    spec,
    kind: 'package',
    name,
    version,
    pinned: version !== undefined && EXACT.test(version),
    local: !yes && version === undefined && OWN_TOOLS.test(name),
    at,
  };
}

const PYTHON_VALUES =
  /^(?:-p|--python|--with|--with-editable|--with-requirements|-i|--index|--default-index|--index-url|--extra-index-url|-c|--constraint|--directory|--project|--env-file|--refresh-package|--exclude-newer)$/;

function pythonPackage(args: readonly string[], launcher: string): Launched | undefined {
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    const joined = /^--(?:from|spec)=(.+)$/.exec(arg)?.[1];
    if (joined !== undefined) return pythonSpec(joined, launcher, i);
    if (arg === '--from' || arg === '--spec') return pythonSpec(args[i + 1] ?? '', launcher, i + 1);
    if (arg === '--offline') return undefined;
    if (PYTHON_VALUES.test(arg)) i++;
    else if (!arg.startsWith('-')) return pythonSpec(arg, launcher, i);
  }
  return undefined;
}

function pythonSpec(spec: string, launcher: string, at: number): Launched | undefined {
  if (spec === '' || spec.length > 300 || isLocalPath(spec) || isTemplated(spec)) return undefined;
  if (/\bgit\+|^https?:/.test(spec)) return { launcher, spec, kind: 'git', name: spec, version: undefined, pinned: COMMIT.test(spec), local: false, at };
  const match = /^([\w.-]+)(?:\[[^\]]*\])?(?:\s*(==|===|@|>=|<=|~=|!=|<|>)\s*(\S.*))?$/.exec(spec);
  const [, name = spec, operator, version] = match ?? [];
  const pinned = (operator === '==' || operator === '===' || operator === '@') && version !== undefined && /^\d+\.\d[\w.+-]*$/.test(version);
  return { launcher, spec, kind: 'package', name, version, pinned, local: false, at };
}

function denoPackage(args: readonly string[]): Launched | undefined {
  const at = args.findIndex((a, i) => i > 0 && /^(?:npm|jsr|https?):/.test(a));
  const spec = args[at];
  if (args[0] !== 'run' || spec === undefined || isTemplated(spec)) return undefined;
  if (/^https?:/.test(spec))
    return { launcher: 'deno run', spec, kind: 'git', name: spec, version: undefined, pinned: /@v?\d+\.\d+\.\d+/.test(spec), local: false, at };
  const found = npmSpec(spec.replace(/^(?:npm|jsr):\/?/, ''), 'deno run', at, true);
  return found && { ...found, spec };
}

function goPackage(args: readonly string[], launcher: string): Launched | undefined {
  const at = args.findIndex((a) => !a.startsWith('-'));
  const spec = args[at];
  if (spec === undefined || isLocalPath(spec) || isTemplated(spec) || !/^[\w-]+(?:\.[\w-]+)+\//.test(spec)) return undefined;
  const [name = spec, version] = spec.split('@');
  return version === undefined ? undefined : { launcher, spec, kind: 'package', name, version, pinned: EXACT.test(version), local: false, at };
}

/** Flags of `docker run` without a value; every other flag takes one, joined by `=` or as the next word. */
const IMAGE_SWITCHES =
  /^(?:-[itdqP]+|--rm|--init|--interactive|--tty|--detach|--privileged|--read-only|--publish-all|--no-healthcheck|--oom-kill-disable|--sig-proxy|--disable-content-trust|--quiet|--help|--replace|--tls-verify)(?:=.*)?$/;

function image(args: readonly string[], launcher: string): Launched | undefined {
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    if (!arg.startsWith('-')) return imageSpec(arg, launcher, i);
    if (!IMAGE_SWITCHES.test(arg) && !arg.includes('=') && !/^-[evpulwhm][^-\s]/.test(arg)) i++;
  }
  return undefined;
}

function imageSpec(spec: string, launcher: string, at: number): Launched | undefined {
  if (isTemplated(spec) || spec.length > 300) return undefined;
  const digest = /^(.+)@sha256:[0-9a-f]{64}$/i.exec(spec);
  if (digest) return { launcher, spec, kind: 'image', name: digest[1] ?? spec, version: spec.slice(spec.indexOf('@') + 1), pinned: true, local: false, at };
  const colon = spec.lastIndexOf(':');
  const tagged = colon > spec.lastIndexOf('/');
  const name = tagged ? spec.slice(0, colon) : spec;
  const version = tagged ? spec.slice(colon + 1) : undefined;
  // A bare name without a tag is as a rule an image that the owner built.
  return {
    launcher,
    spec,
    kind: 'image',
    name,
    version,
    pinned: version !== undefined && EXACT.test(version),
    local: !name.includes('/') && version === undefined,
    at,
  };
}
