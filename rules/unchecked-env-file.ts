import { inEachFile, type Job, jobsOf } from '../src/findings/entry/jobs.ts';
import { secretFileIn } from '../src/findings/entry/secrets.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import type { EntryCommand, EntryWord } from '../src/model/entry.ts';

export default defineRule({
  id: 'unchecked-env-file',
  title: 'Secrets loaded from a file that nobody has checked',
  severity: 'note',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'entries',
  why: 'The shell runs what stands in the file. Who can write it runs commands as this user, who can read it has the secrets, and when it is missing the run starts without them and does half of its work.',
  remedy:
    'Check before it is loaded: `[ -O FILE ] && [ "$(stat -c %a FILE)" = 600 ] || exit 1`. `grantlint preflight --script "$0"` in the script looks at it too.',
  references: ['surfaces SCRIPT-ENVFILE', 'security §4 (modes)'],
  messages: {
    rights: '{file} is loaded as it is: nothing checks before who else can read or write it',
    both: '{file} is loaded as it is: nothing checks before whether it is there, and who else can read or write it',
  },

  check({ harness }, report) {
    for (const job of inEachFile(jobsOf(harness), (one) => unchecked(one) !== undefined)) {
      const file = unchecked(job);
      if (file) report(file.word.at, isThere(job, file) ? 'rights' : 'both', { file: file.word.known ? file.word.value : file.word.text.replaceAll('"', '') });
    }
  },
});

interface Loaded {
  readonly word: EntryWord;
  readonly command: EntryCommand;
}

function unchecked({ text, before, command }: Job): Loaded | undefined {
  if (text.via !== 'shell script' || text.commands.some(looksAtRights)) return undefined;
  const own = text.commands.filter(({ inside }) => inside?.command === command);
  return [...before, ...own].flatMap((one) => {
    const word = secretFileIn(one);
    return word ? [{ word, command: one }] : [];
  })[0];
}

/** `stat -c %a`, `find -perm`, `[ -O …`, a program of its own for it. */
const looksAtRights = ({ program, words }: EntryCommand): boolean =>
  /^(?:stat|getfacl|namei|chmod|install|grantlint|preflight)$|check|verify/i.test(program) ||
  words.some(({ value }) => /^-(?:O|perm)$|grantlint|check[-_]|preflight|stat /.test(value));

/** Bash stops with `set -e` when a file to load is missing, other shells always. */
function isThere({ text }: Job, { word, command }: Loaded): boolean {
  if (command.state.errexit === true || text.shell === 'sh') return true;
  const place = text.commands.indexOf(command);
  return (
    command.conditional ||
    text.commands.slice(0, place).some(({ program, words }) => /^(?:\[|\[\[|test)$/.test(program) && words.some(({ value }) => value === word.value))
  );
}

const script = (text: string) => ({ 'run.sh': `#!/bin/bash\numask 077\n${text}\nclaude -p brief\n` });

export const examples = (): Examples => ({
  bad: [
    { title: 'As it is', files: script('set -a; source «"$HOME/.env.agent"»; set +a') },
    { title: 'Beside the script', files: script('HERE=$(cd "$(dirname "$0")" && pwd)\nsource «"$HERE/.env"»') },
    { title: 'Line by line', files: script("export $(grep -v '^#' «.env» | xargs)") },
    { title: 'Only whether it is there', files: script('if [ -f ~/.env.agent ]; then\n  set -a\n  . «~/.env.agent»\n  set +a\nfi') },
    { title: 'It stops when it is missing', files: script('set -euo pipefail\n. «./.env»') },
  ],
  good: [
    { title: 'Owner and mode', files: script('F="$HOME/.env.agent"\n[ -O "$F" ] && [ "$(stat -c %a "$F")" = 600 ] || exit 1\n. "$F"') },
    { title: 'Set before it is loaded', files: script('chmod 600 ~/.env.agent\n. ~/.env.agent') },
    { title: 'Functions of the project', files: script('. ./lib/common.sh') },
    { title: 'A check of its own', files: script('./check-env.sh\n. ./.env') },
  ],
});
