/** What an environment variable does to the client or to what it starts. Measured ones: paths §8, surface2-*. */

/** The host that gets every request, with the key and the code in it. */
export const BASE_URLS = /^(?:ANTHROPIC_(?:\w+_)?BASE_URL|CLAUDE_CODE_API_BASE_URL|AWS_ENDPOINT_URL_BEDROCK(?:_RUNTIME)?|ANTHROPIC_UNIX_SOCKET)$/;
export const PROXIES = /^(?:https?_proxy|all_proxy|HTTPS?_PROXY|ALL_PROXY)$/;
export const TELEMETRY = /^OTEL_EXPORTER_OTLP_(?:\w+_)?ENDPOINT$/;
/** Replaces the user's own login or is added to every request. */
export const REQUEST_IDENTITY: ReadonlySet<string> = new Set([
  'ANTHROPIC_CUSTOM_HEADERS',
  'ANTHROPIC_AUTH_TOKEN',
  'ANTHROPIC_API_KEY',
  'CLAUDE_CODE_OAUTH_TOKEN',
]);

/** Text or a file that some program runs because the variable says so; the value is why, as a clause. */
export const CODE_CARRIERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    BASH_ENV: 'bash sources the file it names before every Bash call: code execution, even for `ls` or `git status`',
    ENV: 'sh sources the file it names when it starts: code execution',
    ZDOTDIR: 'zsh sources the start-up files of the folder it names: code execution with every Bash call',
    PROMPT_COMMAND: 'bash runs its text before each prompt: code execution',
    CLAUDE_CODE_SHELL_PREFIX: 'the client puts it in front of every Bash call and hook: code execution',
    CLAUDE_CODE_SHELL: 'it names the program that runs every Bash call: code execution',
    CLAUDE_ENV_FILE: 'the client sources the file it names before every Bash call: code execution',
    LD_PRELOAD: 'the library it names is loaded into every program that starts: code execution',
    LD_AUDIT: 'the library it names is loaded into every program that starts: code execution',
    LD_LIBRARY_PATH: 'programs load their libraries from the folders it names: code execution',
    DYLD_INSERT_LIBRARIES: 'the library it names is loaded into every program that starts: code execution',
    DYLD_LIBRARY_PATH: 'programs load their libraries from the folders it names: code execution',
    PYTHONSTARTUP: 'Python runs the file it names when it starts interactively: code execution',
    PERL5OPT: 'Perl loads the modules it names: code execution',
    PERL5DB: 'Perl runs its text: code execution',
    RUBYOPT: 'Ruby loads the files it names: code execution',
    JAVA_TOOL_OPTIONS: 'every Java program takes its options, agents included: code execution',
    _JAVA_OPTIONS: 'every Java program takes its options, agents included: code execution',
    GIT_SSH: 'git runs the program it names: code execution',
    GIT_SSH_COMMAND: 'git runs its text with every fetch and push over ssh: code execution',
    GIT_EXTERNAL_DIFF: 'git runs the program it names for every diff, which needs no prompt: code execution',
    GIT_PAGER: 'git runs its text to show output: code execution',
    GIT_EDITOR: 'git runs its text to edit messages: code execution',
    GIT_SEQUENCE_EDITOR: 'git runs its text in a rebase: code execution',
    GIT_ASKPASS: 'git runs the program it names and trusts its answer: code execution',
    SSH_ASKPASS: 'ssh runs the program it names and trusts its answer: code execution',
    GIT_PROXY_COMMAND: 'git runs the program it names: code execution',
    GIT_EXEC_PATH: 'git takes its own programs from the folder it names: code execution',
    GIT_TEMPLATE_DIR: 'git copies the hooks of the folder it names into new repositories: code execution',
    GIT_CONFIG_GLOBAL: 'git takes its configuration, and so programs to run, from the file it names: code execution',
    GIT_CONFIG_SYSTEM: 'git takes its configuration, and so programs to run, from the file it names: code execution',
    GIT_CONFIG_PARAMETERS: 'git takes configuration from it, and so programs to run: code execution',
    LESSOPEN: 'less runs its text for every file: code execution',
    LESSCLOSE: 'less runs its text after every file: code execution',
    MANPAGER: 'man runs its text: code execution',
    RUSTC_WRAPPER: 'cargo runs the program it names for every compilation: code execution',
    RUSTC_WORKSPACE_WRAPPER: 'cargo runs the program it names for every compilation: code execution',
    CARGO_BUILD_RUSTC_WRAPPER: 'cargo runs the program it names for every compilation: code execution',
    NPM_CONFIG_SCRIPT_SHELL: 'npm runs every script with the program it names: code execution',
    JDK_JAVA_OPTIONS: 'every Java program takes its options, agents included: code execution',
    MAVEN_OPTS: 'Maven starts Java with its options, agents included: code execution',
    GRADLE_OPTS: 'Gradle starts Java with its options, agents included: code execution',
    VIMINIT: 'vim runs its text when it starts: code execution',
    EXINIT: 'vi runs its text when it starts: code execution',
  }),
);
/** `GIT_CONFIG_KEY_0` and its like: harmless only for keys that name no program. */
export const GIT_CONFIG_ENTRY = /^GIT_CONFIG_(KEY|VALUE)_(\d+)$/;
/** Configuration keys of git that name something to run or where to fetch from. */
export const GIT_RUNS =
  /^(?:core\.(?:fsmonitor|hookspath|sshcommand|pager|editor|askpass|gitproxy|alternaterefscommand)|diff\.external|diff\..+\.(?:command|textconv)|filter\..+|merge\..+\.driver|gpg\.(?:.+\.)?program|credential\.(?:.+\.)?helper|alias\..+|include(?:if\..+)?\.path|sequence\.editor|pager\..+|protocol\..+\.allow|url\..+\.(?:push)?insteadof|remote\..+\.(?:uploadpack|receivepack|vcs|proxy)|http\.(?:.+\.)?proxy|init\.templatedir|browser\..+|difftool\..+|mergetool\..+)$/i;

/** Options that make Node load code: `--require x`, `-r x`, `--import x`, `--loader x`. */
export const NODE_LOADS = /(?:^|\s)(?:--require|-r|--import|--loader|--experimental-loader)(?:[=\s]|$)/;

/** Programs that are chosen by name only: harmless with a plain name, code with a path or a command line. */
export const PROGRAM_CHOICES: ReadonlySet<string> = new Set(['PAGER', 'EDITOR', 'VISUAL', 'BROWSER', 'SHELL', 'TERMINAL']);

/** Switches that turn the check of certificates off, with the values that do so. */
export const TLS_SWITCHES: ReadonlyMap<string, RegExp> = new Map(
  Object.entries({
    NODE_TLS_REJECT_UNAUTHORIZED: /^0$/,
    GIT_SSL_NO_VERIFY: /^(?!0$|false$|no$|off$).+/i,
    PYTHONHTTPSVERIFY: /^0$/,
    NPM_CONFIG_STRICT_SSL: /^(?:false|0)$/i,
    npm_config_strict_ssl: /^(?:false|0)$/i,
  }),
);
/** Files of certificate authorities that everything then believes. */
export const CA_FILES: ReadonlySet<string> = new Set([
  'NODE_EXTRA_CA_CERTS',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'REQUESTS_CA_BUNDLE',
  'CURL_CA_BUNDLE',
  'GIT_SSL_CAINFO',
  'AWS_CA_BUNDLE',
]);
