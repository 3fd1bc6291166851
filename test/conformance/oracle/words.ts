/** What generated calls and rules are made of: words that the measured statements speak of. Commands beginning with z exist nowhere. */
export const PROGRAMS =
  'zin zno zgit git npm npx ls cat grep rg find sed awk head tail wc sort uniq cut tr rm rmdir cp mv mkdir touch tee echo printf cd pwd test [ true false export unset read set source eval exec curl wget sudo python3 node docker gh jq diff stat file tree du df ps kill date sleep which type man make tar chmod chown ln dd xxd base64 link tr sh bash [[ sha256sum basename dirname realpath readlink env printenv hostname whoami id'.split(
    ' ',
  );

export const WRAPPERS =
  'timeout 5|timeout -s KILL 5|timeout -k 1 5|nice|nice -n 5|nice -5|nohup|time|time -p|stdbuf -oL|ionice -c 3|env|env X=1|env -i|command|command -v|builtin|exec|xargs|xargs -n1|xargs -I{}|sudo|sudo -u x|setsid|watch|noglob|nocorrect|!|bash -c|sh -c'.split(
    '|',
  );

export const ASSIGNMENTS =
  'X=1|FOO=bar|NODE_ENV=test|LANG=C|PATH=/x|LD_PRELOAD=x|X=|X="a b"|X=$Y|X=$(zin)|A=1 B=2|RUST_LOG=debug|TZ=UTC|PYTHONPATH=.|X+=1|X[0]=1'.split('|');

export const ARGUMENTS =
  'x|a|f|src|src/a.txt|./f|.env|sub/.env|secrets/k|/etc/passwd|/etc|~|~/x|~/.ssh/id|../x|..|.|/|/srv/out/f|/tmp/x|/dev/null|.git/config|.claude/settings.json|-r|-rf|-n|-i|-a|-l|-la|-e|-c|-C|-x|-o f|-o /tmp/x|--|-|--help|--version|-v|-V|-h|--output=f|--output f|--flag=x|--color|-delete|-exec rm {} \\;|-name "*.ts"|-type f|s/a/b/|s/a/b/w x|1p|$p|{print}|"a b"|\'a b\'|a\\ b|$X|"$X"|${X}|${X:-a}|$HOME|$HOME/x|"$HOME/x"|$PWD/f|$(zin)|"$(zin x)"|`zin`|$((1+1))|*|*.txt|a*|.e*|?|[ab]|{a,b}|{1..3}|=|a=b|#c|!|!x|$\'a\'|$"a"|<(zin)|>(zin)|HEAD|main|HEAD:.env|main..x|@|%x|:x|+x|é|""|\'\'|\\n|status|log|diff|push|commit|\'*\'|\'a*\'|\\*|\'{a,b}\'|a\\{b|HEAD@{1}..x|@{u}|{}|\'~/x\'|"~/x"|\'[ab]\'|x[|"$HOME"|-t|-s|-m "x"|--force|branch|-D x|show|stash|remote|config|install|run build|test|10|0'.split(
    '|',
  );

export const REDIRECTIONS =
  '> f|>> f|> src/a.txt|> /tmp/x|> /dev/null|2>&1|2> /dev/null|&> /dev/null|&> f|>& f|>| f|< f|< .env|<<< a|> $X|> "a b"|> ~/x|> ../x|>f|2>f|>&2|<> f|> .git/config|> .env|1>&2|> *'.split(
    '|',
  );

export const JOINTS = [' && ', ' && ', ' || ', '; ', ' | ', ' | ', ' |& ', ' & ', '\n', '&&', ';', '|', ' &&\n', ' \\\n '];

export const PATHS =
  'f|a.txt|src/a.txt|src/b/c.ts|.env|sub/.env|secrets/k|secrets|sub/secrets/k|new|src/new|link|linkdir/x|~/.claude/projects/-home-dev-proj/memory/m.md|~/.claude/projects/-home-dev-proj/x|~/.claude/.credentials.json|../out|../out/f|/etc/passwd|/etc/hosts|/srv/out/f|/home/dev/.ssh/id|/home/dev/x|~/x|~/.ssh/id|.git/config|.claude/settings.json|.claude/skills/a/SKILL.md|.mcp.json|.vscode/x|.bashrc|x.|A.TXT|sp ace/x|[id]/p|star*f|!neg|#hash|/tmp/x|./f|src/../f|/dev/null|.gitmodules|.husky/x'.split(
    '|',
  );

/** Names of skills that a call may use: with and without a grant, with a slash, with blanks, from a folder of commands. */
export const SKILLS = ['t', 'g', '/t', '/g', 'd:e', ' t', 'g '];

export const OTHER_CALLS = [
  { tool: 'CronList', input: {} },
  { tool: 'CronCreate', input: { cron: '0 0 * * *', prompt: 'x', recurring: true } },
  { tool: 'ListAgents', input: {} },
  { tool: 'ReportFindings', input: { findings: [] } },
  { tool: 'ScheduleWakeup', input: { delaySeconds: 60, prompt: 'x', reason: 'x' } },
  { tool: 'NotebookEdit', input: { notebook_path: '/home/dev/proj/new.ipynb', new_source: 'y', cell_type: 'code', edit_mode: 'insert' } },
];

export const TOOL_RULES =
  'Monitor|Monitor(*)|Monitor(zin:*)|Monitor(command:zin*)|Monitor(timeout_ms:*)|Monitor(persistent:true)|Bash(run_in_background:true)|Bash(timeout:*)|Bash(dangerouslyDisableSandbox:true)|Bash(description:x)|Bash(command:ls*)|Skill|Skill(t)|Skill(g)|Skill(g:*)|Skill(d *)|Skill(d:e)|Skill(args:x)|Skill(skill:t)|Agent|Task|Agent(Explore)|Agent(model:*)|Agent(prompt:x)|WebSearch|WebSearch(*)|WebSearch(query:xx)|CronCreate|CronCreate(prompt:x)|Cron*|ScheduleWakeup|NotebookEdit|NotebookEdit(*.ipynb)|Edit(*.ipynb)|ListAgents|Bash|Bash(**)'.split(
    '|',
  );

export const PATTERNS =
  '.env|*.env|**/.env|/.env|./.env|//home/dev/proj/.env|~/.env|src|src/|src/*|src/**|src/**/*|/src/**|./src/**|//home/dev/proj/src/**|**|*|//**|//|/|~/**|~|~/.ssh/**|secrets|secrets/|secrets/**|**/secrets|**/secrets/**|*.txt|**/*.txt|*.{txt,ts}|[ab].txt|?.txt|f|F|a.txt|!f|!src/a.txt|!**|#x|\\#hash|\\!neg|../out|../out/**|../**|/etc/**|//etc/**|//etc/passwd|sub/**/k|s*/**|sub/secrets|**/k|x.|sp ace/**|.claude/**|.git/**|//srv/**|//srv/out/*|//home/dev/**|/home/dev/proj/f|link|linkdir/**|  f|f  |.'.split(
    '|',
  );

export const DOMAINS =
  'example.com|*.example.com|EXAMPLE.com|a.example.com|*|*.com|example.*|example.com.|ex*ple.com|localhost|127.0.0.1|*.*.example.com|com|.example.com|example.com:8080'.split(
    '|',
  );

export const URLS =
  'https://example.com/|http://example.com/x|https://a.example.com/|https://a.b.example.com/x|https://EXAMPLE.com|https://example.com.|https://example.com:8080/|https://user@example.com/|https://notexample.com/|https://example.com.evil.org/|https://www.example.com/|https://localhost/x|https://127.0.0.1/|https://docs.python.org/3|https://github.com/x|ftp://example.com/|https://xn--e1afmkfd.com/'.split(
    '|',
  );

export const MCP_TOOLS = 'mcp__srv__get_a|mcp__srv__get_b|mcp__srv__post|mcp__srv2__get_a|mcp__my-server__get_a|mcp__My_Server__get_a|mcp__srv__delete_x'.split(
  '|',
);

export const MCP_RULES =
  'mcp__srv|mcp__srv__*|mcp__srv__get_a|mcp__srv__get_*|mcp__*|mcp__s*|mcp__*__get_a|mcp__srv*|mcp__srv__|mcp__srv2|mcp__my-server|mcp__my_server__get_a|mcp__My_Server__*|MCP__srv|mcp__srv(get_a)|mcp__srv__get_a(x)|mcp__srv__get_a(*)|*|mcp|mcp__|m*|*get_a|mcp__srv__g*t_a'.split(
    '|',
  );

export const OTHER_RULES =
  'Bash|Bash(*)|Bash()|Bash(:*)|Bash( *)|Read|Read(*)|Edit|Edit(*)|Write|Write(*)|Write(src/**)|WebFetch|WebFetch(*)|WebSearch|Glob|Grep|Glob(src/**)|Grep(src/**)|NotebookEdit|NotebookEdit(src/**)|B*|*|Bash(* && *)|Bash(* \\| *)|Bash(*;*)|Bash(*>*)|Bash(*$*)|Bash(*)|Bash(* *)|Bash(sudo *)|Bash(rm:*)|Bash(* rm *)|Bash(*|sh)|Bash(* | sh)|Bash(* --force)|Bash(!zin)|Bash(xargs:*)|Bash(env:*)|Bash(cd:*)|Bash(find:*)|Bash(bash -c *)|Monitor|Bash(description:x)|Bash(run_in_background:true)|Bash(timeout:*)'.split(
    '|',
  );
