import { entriesOf } from '../../load/entry/entry.lazy.ts';
import { load } from '../../load/load.ts';
import { isSchedule } from '../../load/read/launcher.ts';
import type { ClientStart } from '../../model/entry.ts';
import { basename, dirname } from '../../policy/paths/posix.ts';
import type { Look } from '../../world/machine.ts';
import { memoryWorld } from '../../world/memory.ts';
import { AS_THE_USER, type Results } from './failure.ts';
import { endOf, type RunMachine } from './machine.ts';

/** More calls of the client in one script are no entry script. */
const MOST_STARTS = 8;

/** The calls of the client in the script of `--script`; it is read and never run. Whoever can change it decides what the job does. */
export function startsIn(script: string, machine: RunMachine, results: Results): readonly ClientStart[] {
  const { path, look } = endOf(script, machine);
  const give = `Correct the path given with --script.`;
  if (look === undefined) {
    results.fail('script', `the script ${script} is not there`, give, { file: script });
    return [];
  }
  if (look === 'hidden') {
    results.doubt('script', `the script ${script}: this user may not look there`, AS_THE_USER, { file: script });
    return [];
  }
  if (look.kind !== 'file') {
    results.fail('script', `the script ${script} is no file`, give, { file: script });
    return [];
  }
  const isTable = isSchedule(path);
  if (!isTable && !machine.mayRun(path))
    results.fail('script', `${script} is not executable for this user: cron cannot start it by its name`, `Run \`chmod u+x ${script}\`.`, { file: script });
  writableByOthers(script, path, look, machine, results);
  const text = machine.text(path);
  if (text === undefined) {
    results.doubt('script', `the script ${script}: it could not be read`, AS_THE_USER, { file: script });
    return [];
  }
  const name = isTable ? path.slice(1) : basename(path);
  const harness = load(memoryWorld({ [name]: text }), [{ file: name, role: { kind: isTable ? 'launcher' : 'script', dir: '' } }]);
  const { starts, texts } = entriesOf(harness);
  if (texts.some(({ broken }) => broken))
    results.doubt('script', `all of ${script}: a shell could not read it to its end, or it is too long`, `\`bash -n ${script}\` shows where.`, {
      file: script,
    });
  if (starts.length === 0)
    results.fail('script', `${script} starts no client that could be seen in it`, 'Name the script that calls `claude`, or leave --script out.', {
      file: script,
    });
  if (starts.length > MOST_STARTS)
    results.doubt('script', `more than ${MOST_STARTS} calls of the client in ${script}`, 'Give each job a script of its own.', { file: script });
  return starts.slice(0, MOST_STARTS);
}

/** Of a file that steers the run: another user who can write it, or replace it in its folder, decides what runs. */
export function writableByOthers(shown: string, path: string, { mode, uid, gid }: Look, machine: RunMachine, results: Results): void {
  // A personal group, as umask 002 supposes it, has one member.
  if (mode & 0o002 || (mode & 0o020 && gid !== uid)) {
    const who = mode & 0o002 ? 'every user of this machine' : 'its group';
    results.fail('script', `${shown} can be rewritten by ${who}: they decide what the job runs`, `Run \`chmod go-w ${shown}\`.`, { file: shown });
  } else if (machine.uid !== undefined && uid !== machine.uid && uid !== 0) {
    results.fail('script', `${shown} belongs to another user (uid ${uid}), who decides what the job runs`, 'Let the user of the job, or root, own it.', {
      file: shown,
    });
  }
  const folder = dirname(path);
  const above = machine.look(folder);
  if (above && above !== 'hidden' && above.mode & 0o002 && !(above.mode & 0o1000))
    results.fail('script', `every user of this machine can replace ${shown} in ${folder}`, `Run \`chmod o-w ${folder}\`.`, { file: shown });
}
