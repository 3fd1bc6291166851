import { allRules } from '../../rules/all.lazy.ts';
import type { Mode } from '../model/run.ts';
import type { Launch } from '../pipelines/preflight/launch.ts';
import { type Ground, type Outcome, preflight } from '../pipelines/preflight/preflight.ts';
import { expandHome } from '../policy/paths/posix.ts';
import { preflightJson } from '../report/preflight-json.ts';
import { preflightText } from '../report/preflight-text.ts';
import { printed } from '../report/printed.ts';
import { VERSION } from '../version.ts';
import type { Host } from '../world/host.ts';
import { configFor } from './check-config.ts';
import { trustOf } from './check-options.ts';
import { absolute, openTargets } from './check-targets.ts';
import { type Parsed, parseFlags } from './flags.ts';
import { PREFLIGHT_FLAGS } from './preflight-flags.ts';
import { thisMachine } from './preflight-machine.ts';
import { placeOf } from './session.ts';
import { UsageError } from './usage.ts';

/**
 * `grantlint preflight [FOLDER]`: whether a run without a person would do its job, before the client starts. 0 ready, 1 not, 2 usage, 3 something
 * could not be checked, which counts more. undefined where the command line is not plain.
 */
export function main(argv: readonly string[], host: Host): number | undefined {
  const parsed = parseFlags(argv, PREFLIGHT_FLAGS);
  if (!parsed) return undefined;
  try {
    if (host.platform === 'win32')
      throw new UsageError('preflight is about cron, modes and the shell of a Unix system; on Windows use check and can --headless');
    if (parsed.operands.length > 1) throw new UsageError('preflight looks at one folder');
    const outcome = run(parsed, host);
    const report = printed({ version: VERSION, ...outcome });
    const isJson = parsed.values.get('--format')?.[0]?.startsWith('json') === true;
    host.out(isJson ? preflightJson(report) : preflightText(report));
    return outcome.failures.length === 0 ? 0 : outcome.failures.every(({ established }) => established) ? 1 : 3;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    host.err(`grantlint: ${error.message}\n`);
    return 2;
  }
}

function run({ values, operands }: Parsed, host: Host): Outcome {
  const one = (name: string): string | undefined => values.get(name)?.[0];
  const mode = one('--mode');
  const home = host.env['HOME'] ?? '';
  const path = (file: string): string => absolute(expandHome(file, home), host.cwd);
  const script = one('--script');
  return preflight({
    around: {
      env: host.env,
      folder: path(operands[0] ?? '.'),
      varsFiles: (values.get('--vars-file') ?? []).map((file) => ({ file: path(file), shown: file })),
    },
    script: script === undefined ? undefined : path(script),
    skill: one('--for'),
    mode: mode === 'manual' ? 'default' : (mode as Mode | undefined),
    machine: thisMachine(),
    rules: allRules(),
    today: host.today(),
    open: (launch) => open(launch, values, host),
  });
}

/** Where git is looked for in an environment without PATH: never where the script says. */
const USUAL_PATH = '/usr/local/bin:/usr/bin:/bin';

/** With the environment of the run, not with ours: HOME decides which settings count, CLAUDE_CONFIG_DIR where they lie. */
function open({ cwd, home, env }: Launch, values: Parsed['values'], host: Host): Ground {
  const own: Host = { ...host, cwd, home: home ?? host.home, env: { ...Object.fromEntries(env), PATH: host.env['PATH'] ?? USUAL_PATH } };
  const where = {
    paths: [cwd],
    source: { kind: 'work' } as const,
    changed: undefined,
    user: true,
    managed: values.get('--managed')?.[0],
    trust: trustOf(values),
  };
  const [target] = openTargets(where, own);
  if (!target) throw new UsageError(`${cwd} is no folder`);
  const config = configFor(target, { config: values.get('--config')?.[0], baseRef: undefined, trust: where.trust }, host);
  return { world: target.world, config, place: (harness) => placeOf(target, harness, true, own) };
}
