import { expect, test } from 'vitest';
import { entries, pipeOf, redirectsOf, startIn, stateOf, wordsOf, wrappersOf } from './model.ts';

/** What a script gives to the client. */
test.each([
  ['claude -p "hi"', '--print "hi"'],
  ['claude --print --max-turns=5 -- "-x"', '--print --max-turns 5 "-x"'],
  ['claude -p --allowed-tools "Read" "Bash(git log:*)" --model x hi', '--print --allowedTools Read Bash(git log:*) --model x "hi"'],
  ['OPTS="--dangerously-skip-permissions --verbose"\nclaude $OPTS -p x', '--dangerously-skip-permissions --verbose --print "x"'],
  ['ARGS=(-p --max-turns "5")\nclaude "${ARGS[@]}" hi', '--print --max-turns 5 "hi"'],
  // What only some runs add is not sure; what stood there before still is.
  ['ARGS=(-p)\nif [ -n "$V" ]; then ARGS+=(--verbose); fi\nclaude "${ARGS[@]}" hi', '--print --verbose? "hi"'],
  ['claude $EXTRA -p hi', '--print "$EXTRA?" "hi" …'],
  ['claude "$@"', '"$@?" …'],
  ['MODE="${MODE:-plan}"\nclaude -p --permission-mode "$MODE" hi', '--print --permission-mode plan? "hi"'],
  ['run() { claude "$@"; }\nrun -p hi', '--print "hi"'],
  // Two calls with other words: only what both have is sure.
  ['run() { claude "$@"; }\nrun -p hi\nrun -p ho --verbose', '--print --verbose? "hi?"'],
  ['claude -p "$(cat PROMPT.md)"', '--print "$(cat PROMPT.md)?"'],
  ['cat <<E | claude -p\nhi\nE', '--print'],
  ['"${CLAUDE_BIN:-claude}" -p hi', '--print "hi"'],
  ['CLAUDE=$(command -v claude || true)\n"$CLAUDE" -p hi', '--print "hi"'],
  ['npx -y @anthropic-ai/claude-code@latest -p hi', '--print "hi"'],
  ["env $(grep -v '^#' .env | xargs) claude -p hi", '--print "hi"'],
  ['env `cat .env` A=b claude -p hi', '--print "hi"'],
  ["bash -lc 'cd /opt && claude -p hi'", '--print "hi"'],
  ["script -q -c 'claude -p hi' /dev/null", '--print "hi"'],
  ["tmux new-session -d -s agent 'claude -p hi'", '--print "hi"'],
  ['tmux send-keys -t agent "claude -p hi" Enter', '--print "hi"'],
  ['tmux new -d -s agent claude -p hi', '--print "hi"'],
  ['screen -dmS agent claude -p hi', '--print "hi"'],
])('the words of %j', (text, words) => expect(wordsOf(startIn(text))).toBe(words));

test.each([
  'echo "claude -p x"',
  '# claude -p x',
  'claude --version',
  'claude mcp list',
  'which claude && command -v claude',
  'npm i -g @anthropic-ai/claude-code',
  'grep -rn "claude -p" docs',
  'cat <<E\nclaude -p x\nE',
  'alias c="claude -p"',
  'cp claude.md x; ls .claude',
  'env $(cat .env)',
  // In another file system and with other settings: what is said of calls here is not true of them.
  'docker run --rm agent claude -p x',
  'docker exec agent claude -p x',
  'ssh host claude -p x',
  "ssh host 'cd /opt && claude -p x'",
  'ssh host <<E\nclaude -p x\nE',
])('no call: %j', (text) => expect(entries({ 'run.sh': text }).starts).toEqual([]));

/** Options of the shell at the call. */
test.each([
  ['claude -p x', ''],
  ['#!/bin/bash -eu\nclaude -p x', 'errexit nounset'],
  ['set -euo pipefail\nclaude -p x', 'errexit nounset pipefail'],
  ['set -e\nset -o pipefail\nset -u\nclaude -p x', 'errexit nounset pipefail'],
  ['set -euo pipefail\nset +e\nclaude -p x\nset -e', 'nounset pipefail'],
  ['if [ -n "$DEBUG" ]; then set -x; fi\nclaude -p x', 'xtrace?'],
  ['[ -n "$CI" ] && set -e\nclaude -p x', 'errexit?'],
  ['cd /opt && set -e\nclaude -p x', 'errexit'],
  ['(set -x; date)\nclaude -p x', ''],
  ['set -a; . ./.env; set +a\nclaude -p x', ''],
  ["set -e\nbash -c 'claude -p x'", ''],
  ["bash -euo pipefail -c 'claude -p x'", 'errexit nounset pipefail'],
  ['#!/bin/zsh\nsetopt ERR_EXIT no_unset pipefail\nclaude -p x', 'errexit nounset pipefail'],
  ['#!/bin/zsh\nset -eu\nunsetopt errexit nounset\nclaude -p x', ''],
  // Nobody calls it here: under what options, nobody can tell.
  ['set -e\nrun() { claude -p x; }', 'errexit? nounset? pipefail? xtrace? allexport?'],
])('the state at the call in %j', (text, state) => expect(stateOf(startIn(text))).toBe(state));

test.each([
  ['claude -p x', undefined],
  ['umask 077\nclaude -p x', '077'],
  ['claude -p x\numask 077', undefined],
  ['(umask 077; date)\nclaude -p x', undefined],
  ['umask 077\nif a; then umask 022; fi\nclaude -p x', '022'],
])('umask at the call in %j', (text, umask) => expect(startIn(text).command?.state.umask?.value).toBe(umask));

/** What becomes of the exit status, and where the output goes. */
test.each([
  ['claude -p x', 'plain', '', ''],
  ['claude -p x || true', 'dropped', '', ''],
  ['claude -p x || exit 1', 'handled', '', ''],
  ['claude -p x || { echo no; exit 1; }', 'handled', '', ''],
  ['claude -p x && curl ok', 'tested', '', ''],
  ['if claude -p x; then echo good; fi', 'tested', '', ''],
  ['if ! claude -p x; then echo bad; fi', 'handled', '', ''],
  ['( cd sub && claude -p x ) || true', 'dropped', '', ''],
  ['claude -p x 2>&1 | sed s/a/b/ | tee -a out.log', 'plain', 'sed > tee', '2>&1'],
  ['claude -p x > out.md 2>> err.log', 'plain', '', '>out.md 2>>err.log'],
  ['{ claude -p x; date; } > out.log 2>&1', 'plain', '', '>out.log 2>&1'],
  ['LOG=logs/x.log\nexec >>"$LOG" 2>&1\nclaude -p x', 'plain', '', '>>logs/x.log 2>&1'],
  ['redact() { sed s/a/b/; }\nclaude -p x | redact | tee out', 'plain', 'redact > tee', ''],
  ["flock -n l -c 'claude -p x > a.log'", 'plain', '', '>a.log'],
])('status and output of %j', (text, status, pipe, redirects) => {
  const start = startIn(text);
  expect([start.command?.status, pipeOf(start), redirectsOf(start)]).toEqual([status, pipe, redirects]);
});

test.each([
  ['timeout 9m claude -p x', 'timeout 9m', undefined],
  ['T=5m\ntimeout "$T" claude -p x', 'timeout 5m', undefined],
  [
    'sudo -u agent -H env A=1 timeout -k 30 20m nice -n 5 flock -n /tmp/l claude -p x',
    'sudo -u agent -H | env A=1 | timeout -k 30 20m | nice -n 5 | flock -n /tmp/l',
    'agent',
  ],
  ["su - agent -c 'claude -p x'", 'su - agent -c', 'agent'],
  ['nohup claude -p x &', 'nohup', undefined],
  ["/usr/bin/time -f '%e' claude -p x", 'time -f %e', undefined],
  ['exec claude -p x', 'exec', undefined],
])('what stands in front of the client in %j', (text, wrappers, user) => {
  const start = startIn(text);
  expect([wrappersOf(start), start.user?.value]).toEqual([wrappers, user]);
});

test('what has run before, what is loaded, and where it runs', () => {
  const start = startIn('set -a\n. ~/.env.agent\nset +a\nexec 9>/tmp/x.lock\nflock -n 9 || exit 1\ncd /opt/job\nA=1 claude -p x\nrm -f out');
  expect(start.sourced.map(({ word, exported }) => [word.value, exported])).toEqual([['~/.env.agent', true]]);
  expect(start.command?.state.cd?.args.map(({ value }) => value)).toEqual(['/opt/job']);
  expect(start.before.map(({ program }) => program)).toEqual(['set', '.', 'set', 'exec', 'flock', 'exit', 'cd']);
  expect(start.after.map(({ program }) => program)).toEqual(['rm']);
  expect(start.command?.assignments.map(({ name }) => name)).toEqual(['A']);
});

test('branches and loops', () => {
  expect(startIn('if a; then claude -p x; fi').command).toMatchObject({ conditional: true, loop: false });
  expect(startIn('while true; do claude -p x; sleep 1; done').command).toMatchObject({ conditional: true, loop: true });
  expect(startIn('for f in *; do claude -p "$f" & done').command).toMatchObject({ loop: true, background: true });
});

test('hostile texts end', () => {
  for (const text of [
    'claude() { claude "$@"; }\nclaude -p x',
    `${'('.repeat(3000)} claude -p x`,
    `claude ${'"$('.repeat(2000)}`,
    `${'A=(${A[@]} ${A[@]})\n'.repeat(200)}claude "\${A[@]}"`,
  ])
    expect(() => entries({ 'run.sh': text })).not.toThrow();
});
