import { asObject } from '../../load/values.ts';
import { AS_THE_USER, type Results } from './failure.ts';
import type { Launch } from './launch.ts';
import { endOf, type RunMachine } from './machine.ts';
import { trustKey } from './trust-key.ts';

/** What the client's own file says of the folder. */
export interface ClientState {
  /** Absolute path of the file that counts. */
  readonly file: string;
  readonly key: string;
  readonly trusted: boolean;
  /** `projects[key]`: servers of this folder, and lists of servers that are off. */
  readonly project: Readonly<Record<string, unknown>>;
}

/** Where the client keeps its state: `.config.json` in its folder wins where it is there; CLAUDE_CONFIG_DIR moves both (measured on 2.1.329). */
function stateFiles({ env, home, cwd }: Launch): readonly string[] {
  const own = env.get('CLAUDE_CONFIG_DIR');
  if (own !== undefined && own !== '') {
    const folder = own.startsWith('/') ? own : `${cwd}/${own}`;
    return [`${folder}/.config.json`, `${folder}/.claude.json`];
  }
  return home === undefined ? [] : [`${home}/.claude/.config.json`, `${home}/.claude.json`];
}

/** What the client knows of the folder, and where trust is needed whether its dialog was accepted. Without it the allow rules of the project count for nothing under -p, and the run "succeeds". */
export function readState(launch: Launch, needed: boolean, machine: RunMachine, results: Results): ClientState | undefined {
  const key = trustKey(launch.cwd, machine);
  const remedy = `Start \`claude\` once in ${launch.cwd} as the user of the job and accept the dialog.`;
  for (const file of stateFiles(launch)) {
    const { path, look } = endOf(file, machine);
    if (look === undefined) continue;
    const text = look === 'hidden' || look.kind !== 'file' ? undefined : machine.text(path);
    if (text === undefined) {
      results.doubt('trust', `whether ${launch.cwd} is trusted: ${file} could not be read`, AS_THE_USER, { file });
      return undefined;
    }
    let value: unknown;
    try {
      value = text.trim() === '' ? {} : JSON.parse(text.replace(/^\ufeff/, ''));
    } catch {
      results.fail('trust', `${file} is no JSON: the client ends at once (exit 1)`, 'Repair it, or delete it and accept the trust dialog again.', { file });
      return undefined;
    }
    const projects = asObject(asObject(value)?.['projects']);
    const project = projects && Object.hasOwn(projects, key) ? (asObject(projects[key]) ?? {}) : {};
    const trusted = project['hasTrustDialogAccepted'] === true;
    if (!trusted && needed)
      results.fail(
        'trust',
        `nobody has trusted ${key}: under -p the project's allow rules and additional directories are ignored, and the run ends with exit 0 all the same`,
        remedy,
        { file },
      );
    return { file, key, trusted, project };
  }
  if (launch.home !== undefined && needed) {
    const file = stateFiles(launch).at(-1) ?? '';
    results.fail('trust', `nobody has trusted ${key}: ${file} is not there, so the client has never been started by this user`, remedy, { file });
    return { file, key, trusted: false, project: {} };
  }
  return undefined;
}
