import { CODE_CARRIERS, GIT_CONFIG_ENTRY, GIT_RUNS, NODE_LOADS, PROGRAM_CHOICES } from '../src/client/env-names.ts';
import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { asObject } from '../src/load/values.ts';

export default defineRule({
  id: 'code-through-environment',
  title: 'Variable in a project file that makes programs run code',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'environment',
  why: "The `env` of a project's settings reaches the client, every command and every server that it starts, also in `-p` runs in folders that nobody has trusted. Some variables name a file or a text that a program runs by itself: then even `ls` or `git status`, which need no prompt, run the repository's code.",
  remedy: 'Remove the variable from the project file. What commands need, they can get in the command or from a script that is run on purpose.',
  references: ['permissions-paths §8 (surface2-15)', 'surfaces ENV-EXEC', 'CVE-2026-35020'],
  messages: {
    carrier: '{variable} in a {scope} file: {why}',
    node: '{variable} in a {scope} file loads code into every Node program that starts, servers included: code execution',
    path: '{variable} in a {scope} file puts the folder {folder} first: a program of that name in the repository runs instead of the real one',
    program: '{variable} in a {scope} file names {what} that programs run to show or edit text: code execution',
    git: '{variable} in a {scope} file sets {key} of git, which names something to run: code execution with every git command that uses it',
    modules: '{variable} in a {scope} file makes every {language} program take modules from {folder} first: code execution',
  },

  check({ harness }, report) {
    for (const { file, scope, value } of harness.settings) {
      if (scope !== 'project' && scope !== 'local') continue;
      const env = asObject(value['env']) ?? {};
      // A personal file is its owner's business, and worth a note; not so once everybody gets it with the repository.
      // (Asked at the first finding: the answer costs a process.)
      const severity = (shared: 'error' | 'warning' = 'error') => (scope === 'local' && !harness.facts.tracked(file) ? 'note' : shared);
      for (const [variable, raw] of Object.entries(env)) {
        if (typeof raw !== 'string' || raw.trim() === '') continue;
        const at = { file, path: ['env', variable] };
        const why = CODE_CARRIERS.get(variable) ?? (/^npm_config_/i.test(variable) ? CODE_CARRIERS.get(variable.toUpperCase()) : undefined);
        const entry = GIT_CONFIG_ENTRY.exec(variable);
        if (why !== undefined) {
          if (!isHarmless(variable, raw)) report(at, 'carrier', { variable, scope, why }, { severity: severity(isElsewhere(raw) ? 'warning' : 'error') });
        } else if (/^(?:npm_config_)?node_options$/i.test(variable)) {
          // A package by its name is at least one that the project has installed.
          if (NODE_LOADS.test(raw)) report(at, 'node', { variable, scope }, { severity: severity(NODE_LOADS_FILE.test(raw) ? 'error' : 'warning') });
        } else if (variable === 'PATH' || variable === 'Path') {
          const folder = ownFolder(raw);
          if (folder !== undefined) report(at, 'path', { variable, scope, folder }, { severity: severity() });
        } else if (PROGRAM_CHOICES.has(variable)) {
          if (!isPlainProgram(raw) && !isInstalled(raw))
            report(
              at,
              'program',
              { variable, scope, what: /^\.{1,2}\/\S*$/.test(raw) ? 'a file of the repository' : 'a command line' },
              { severity: severity() },
            );
        } else if (entry?.[1] === 'KEY' && GIT_RUNS.test(raw)) {
          report(at, 'git', { variable, scope, key: raw }, { severity: severity() });
        } else if (variable === 'PYTHONPATH' || variable === 'NODE_PATH' || variable === 'PERL5LIB' || variable === 'RUBYLIB') {
          // Projects do point at their own sources; that is worth a note, not an alarm.
          const folder = ownFolder(raw);
          const language = { PYTHONPATH: 'Python', NODE_PATH: 'Node', PERL5LIB: 'Perl', RUBYLIB: 'Ruby' }[variable];
          if (folder !== undefined) report(at, 'modules', { variable, scope, folder, language }, { severity: 'note' });
        }
      }
    }
  },
});

const NODE_LOADS_FILE =
  /(?:--require|-r|--import|--loader|--experimental-loader)[=\s]+["']?(?:\.{0,2}\/|file:|data:|https?:|[\w-]+\.[cm]?js|[^\s=]+\.[cm]?[jt]s(?:["'\s]|$))/;

/** A file that the repository does not bring: the user's own or one of the system. */
const isElsewhere = (text: string): boolean =>
  /^(?:~|\$\{?HOME\}?|\/(?!tmp\/|var\/tmp\/|dev\/shm\/))[^\s;&|`]*$/.test(text) && !text.includes('CLAUDE_PROJECT_DIR');

/**
 * A program by its bare name, or from a folder of the system, with plain options: `less -R`, `code --wait`, `sccache`. What a bare name
 * means is not the repository's choice; a file or a text that is given to a shell or an interpreter is.
 */
const isPlainProgram = (text: string): boolean =>
  /^(?:\/(?:usr\/(?:local\/)?|opt\/homebrew\/)?s?bin\/)?[\w.+-]+(?:\s+-{1,2}[\w.+=:-]+)*$/.test(text) &&
  !(/\s/.test(text) && /^(?:\S*\/)?(?:(?:ba|da|z|k|fi)?sh|python[\d.]*|node|deno|bun|perl|ruby|php|lua|env|sudo|xargs|npx|uvx|curl|wget)\s/.test(text));

/** A program of this machine by its path, which may have blanks, with options that a shell would not read as more than words. */
const isInstalled = (text: string): boolean =>
  /^(?:~|\$\{?HOME\}?|\/(?!tmp\/|var\/tmp\/|dev\/shm\/)|[A-Za-z]:[\\/])(?:[^;&|`$<>'"]|''|"")*$/.test(text) && !/\s-[a-zA-Z]*[ce]\s+\S/.test(text);

const RUNS_PROGRAM = /^(?:GIT_(?:PAGER|EDITOR|SEQUENCE_EDITOR)|MANPAGER|(?:CARGO_BUILD_)?RUSTC_(?:WORKSPACE_)?WRAPPER|npm_config_script_shell)$/i;
const JAVA = /^(?:_JAVA_OPTIONS|JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS|MAVEN_OPTS|GRADLE_OPTS)$/;

/** `GIT_PAGER=cat`, `GIT_EDITOR=true`: the usual way to keep git from waiting. */
const isHarmless = (variable: string, text: string): boolean =>
  (RUNS_PROGRAM.test(variable) && (isPlainProgram(text) || text === ':')) ||
  (/^(?:GIT|SSH)_ASKPASS$/.test(variable) && /^(?:\/(?:usr\/)?bin\/)?(?:true|echo|false)$/.test(text)) ||
  (variable === 'GIT_SSH_COMMAND' &&
    /^ssh(?:\s[^;&|`$()]*)?$/.test(text) &&
    !/\s-F|(?:Proxy|Local|KnownHosts|RemoteC?)Command|PKCS11|SecurityKeyProvider/i.test(text)) ||
  // `ENV=development` is a name of a stage, no file.
  (variable === 'ENV' && !/[/~$]|\.sh$/.test(text)) ||
  (variable === 'CLAUDE_CODE_SHELL' && /^(?:\/(?:usr\/(?:local\/)?|opt\/homebrew\/)?bin\/)?(?:ba|z|fi|da|k)?sh$/.test(text)) ||
  (variable === 'RUBYOPT' && !/(?:^|\s)-[rI]/.test(text)) ||
  (variable === 'PERL5OPT' && !/(?:^|\s)-[MmId]/.test(text)) ||
  (/^(?:LD|DYLD)_LIBRARY_PATH$/.test(variable) && isElsewhere(text)) ||
  (/^GIT_CONFIG_(?:GLOBAL|SYSTEM)$/.test(variable) && text === '/dev/null') ||
  (JAVA.test(variable) && !/-(?:javaagent|agentpath|agentlib|Xbootclasspath)|XX:OnError|XX:OnOutOfMemoryError/.test(text));

/** The first folder of a search path, where it is one of the repository or one that depends on where the program starts. */
function ownFolder(path: string): string | undefined {
  const first = path.split(':')[0] ?? '';
  return first === '' ||
    /^\.{0,2}(?:\/|$)(?!\/)/.test(first.startsWith('/') ? 'x' : first) ||
    /^(?:\$\{?CLAUDE_PROJECT_DIR\}?|\$\{?PWD\}?|node_modules|[\w.-]+(?:\/|$))/.test(first)
    ? first === ''
      ? '(the current one)'
      : first
    : undefined;
}

const env = (json: string) => settings(`{ "env": { ${json} } }`);

export const examples = (): Examples => ({
  bad: [
    { title: 'A file that bash sources', files: env('"BASH_ENV": «"./scripts/env.sh"»') },
    { title: 'Code in every Node program', files: env('"NODE_OPTIONS": «"--require ./hook.cjs --no-warnings"»') },
    { title: 'A library', files: env('"LD_PRELOAD": «"/tmp/x.so"»') },
    { title: 'Programs of the repository first', files: env('"PATH": «"./bin:/usr/bin:/bin"»') },
    { title: 'A command for git', files: env('"GIT_SSH_COMMAND": «"sh ./ssh.sh"»') },
    { title: 'Configuration of git', files: env('"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": «"core.fsmonitor"», "GIT_CONFIG_VALUE_0": "./x"') },
    { title: 'A pager of the repository', files: env('"PAGER": «"./tools/pager"»') },
    { title: 'A text that a shell runs', files: env('"EDITOR": «"sh -c ./tools/edit"»') },
    { title: 'A compiler in front of the compiler', files: env('"RUSTC_WRAPPER": «"./tools/wrap.sh"»') },
    {
      title: 'A local file that git tracks is the repository speaking',
      files: { '.claude/settings.local.json': '{ "env": { "BASH_ENV": «"./env.sh"» } }' },
      git: { tracked: ['.claude/settings.local.json'] },
    },
    { title: "The project's own modules: worth knowing", files: env('"PYTHONPATH": «"src"»') },
  ],
  good: [
    { title: 'Memory for Node', files: env('"NODE_OPTIONS": "--max-old-space-size=4096"') },
    { title: 'No pager', files: env('"GIT_PAGER": "cat", "PAGER": "cat"') },
    { title: 'Programs by name', files: env('"PAGER": "less -FRX", "EDITOR": "code --wait", "GIT_PAGER": "delta --dark", "RUSTC_WRAPPER": "sccache"') },
    { title: 'A browser of another system', files: env('"BROWSER": "/mnt/c/Program Files/Firefox/firefox.exe"') },
    { title: 'Git must not wait', files: env('"GIT_EDITOR": "true", "GIT_TERMINAL_PROMPT": "0"') },
    { title: 'A name for commits', files: env('"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "user.name", "GIT_CONFIG_VALUE_0": "bot"') },
    { title: 'A search path of the system', files: env('"PATH": "/usr/local/bin:/usr/bin:/bin"') },
    { title: 'A stage of deployment', files: env('"ENV": "development"') },
    { title: 'A key for git', files: env('"GIT_SSH_COMMAND": "ssh -i ~/.ssh/deploy -o IdentitiesOnly=yes"') },
    { title: 'Libraries of the system', files: env('"LD_LIBRARY_PATH": "/usr/local/cuda/lib64"') },
    { title: "The user's own settings", files: { '~/.claude/settings.json': '{ "env": { "BASH_ENV": "~/.bash_env" } }' } },
  ],
});
