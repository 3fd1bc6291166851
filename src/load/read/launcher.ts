/**
 * Whether a text names the client as something to be run: `claude -p`, `$CLAUDE_BIN`, its package, the official action. Asked of every
 * script, workflow, `package.json` and makefile before anything is parsed; a folder `.claude/` or a word in a path is none.
 */
export const mayStartClient = (text: string): boolean => (text.includes('claude') || text.includes('CLAUDE')) && STARTS.test(text);

const STARTS =
  /(?:^|[\s"'`=/\\;&|(@{-])claude(?:\.exe|\.cmd)?(?:[\s"'`;)}&|<>\\]|$)|\$\{?(?:CLAUDE(?:_(?:BIN|CMD|CLI|PATH|EXE|COMMAND|BINARY))?|claude(?:_(?:bin|cmd|cli|path|exe))?)\b|@anthropic-ai\/claude-code|anthropics\/claude-code-/m;

/** A file without an ending where scripts lie: `bin/daily-brief`. */
export const isBareScript = (folder: string, name: string): boolean => !name.includes('.') && FOLDERS.test(folder);

const FOLDERS = /(?:^|\/)(?:s?bin|scripts?|jobs|ops|tools|\.husky|cron\.(?:hourly|daily|weekly|monthly))$/;

/** What starts commands by the clock: crontabs, units of systemd. They may name a script that starts the client, and no client. */
export const isSchedule = (path: string): boolean =>
  path.endsWith('.service') ||
  path.endsWith('.timer') ||
  path.endsWith('.cron') ||
  path.endsWith('crontab') ||
  path.endsWith('crontab.txt') ||
  path.includes('cron.d/');
