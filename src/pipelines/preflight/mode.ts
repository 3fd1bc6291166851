import { MODES, type Mode } from '../../model/run.ts';
import type { StartedSession } from '../session.ts';
import type { Results } from './failure.ts';
import { flagOf, type Launch } from './launch.ts';
import type { RunMachine } from './machine.ts';

/** The mode that the run is started with: of the user, else of the script; undefined: that of the settings. */
export function modeOf(asked: Mode | undefined, launch: Launch, results: Results): Mode | undefined {
  if (asked !== undefined) return asked;
  const bypass = flagOf(launch, 'dangerously-skip-permissions');
  const flag = flagOf(launch, 'permission-mode');
  const word = flag?.values[0];
  const text = word && launch.told(word);
  if (flag && text === undefined)
    results.doubt(
      'mode',
      `the permission mode: \`${word?.text ?? ''}\` is known only when the script runs`,
      'Write the mode into the script, or give it with --mode.',
    );
  const mode = text === 'manual' ? 'default' : MODES.find((known) => known === text);
  if (text !== undefined && mode === undefined)
    results.fail(
      'mode',
      `--permission-mode ${word?.known ? text : (word?.text ?? '')}: there is no such mode, and the client ends at once`,
      `Write one of ${MODES.join(', ')}.`,
    );
  return bypass ? 'bypassPermissions' : mode;
}

/** Modes in which an unattended run is out of control, or does nothing. */
export function checkMode({ mode }: StartedSession, machine: RunMachine, results: Results): void {
  if (mode.mode === 'bypassPermissions') {
    const root = machine.uid === 0 ? '; as root the client refuses it and ends (exit 1)' : '';
    results.fail(
      'mode',
      `the run bypasses all permissions (${whence(mode)}): nothing but deny rules keeps it from anything${root}`,
      'Use `--permission-mode dontAsk` and allow what the job needs.',
      at(mode),
    );
  } else if (mode.mode === 'plan')
    results.fail(
      'mode',
      `the run is in plan mode (${whence(mode)}): it makes a plan, changes nothing, and nobody is there to approve it`,
      'Use `--permission-mode dontAsk` and allow what the job needs.',
      at(mode),
    );
}

const whence = ({ from, at: origin }: StartedSession['mode']): string =>
  from === 'command line' ? 'command line' : from === 'settings' ? (origin?.file ?? 'settings') : 'the client’s own choice';
const at = ({ at: origin }: StartedSession['mode']) => (origin ? { file: origin.file } : {});
