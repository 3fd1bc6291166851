import { asObject } from '../load/values.ts';
import type { Harness } from '../model/harness.ts';
import { decide, type Verdict } from '../policy/decide.ts';
import { type HookSay, permissionRequestSay, preToolUseSay } from '../policy/hook-answers.ts';
import { type Call, hasClassifier } from '../policy/policy.ts';
import { runsShell } from '../policy/rule-set.ts';
import { hookStandings, hooksOn } from './loaded-hooks.ts';
import { aboutPlace, type Note } from './note.ts';
import type { StartedSession } from './session.ts';

/** What else can have the last word. */
export interface Override extends Note {
  readonly kind: 'hook' | 'sandbox' | 'classifier' | 'mode';
}

/** What of this session could make another answer of the decision; only what really could. */
export function overridesOf(harness: Harness, session: StartedSession, call: Call, verdict: Verdict): readonly Override[] {
  return [...hookOverrides(harness, session, call, verdict), ...sandboxOverrides(harness, session, call, verdict), ...modeOverrides(session, verdict)];
}

/** Hooks whose matcher fits, with what their answer is worth here. */
function hookOverrides(harness: Harness, session: StartedSession, call: Call, verdict: Verdict): readonly Override[] {
  const hooks = hookStandings(harness, session);
  const { policy } = session;
  const plainly = decide({ ...policy, session: { ...policy.session, mode: 'default' } }, call);
  const says: readonly (readonly [event: string, say: HookSay])[] = [
    ['PreToolUse', preToolUseSay(verdict, plainly, policy.session.mode)],
    ['PermissionRequest', permissionRequestSay(verdict)],
  ];
  return says.flatMap(([event, say]) =>
    say.text === undefined
      ? []
      : hooksOn(hooks, event, call.tool).map(({ hook, reason }): Override => {
          const matcher = hook.matcher === undefined || hook.matcher === '' ? 'every tool' : hook.matcher;
          const when = reason === undefined ? '' : ` (${reason})`;
          return { kind: 'hook', ...aboutPlace(harness, hook.origin, `a ${event} hook on ${matcher}${when}: ${say.text}`) };
        }),
  );
}

function sandboxOverrides(harness: Harness, session: StartedSession, { tool }: Call, { decision }: Verdict): readonly Override[] {
  if (!runsShell(tool) || decision === 'deny') return [];
  return session.files.flatMap(({ file, status }): Override[] => {
    const sandbox = status === 'in force' || status === 'partly' ? asObject(file.value['sandbox']) : undefined;
    if (sandbox?.['enabled'] !== true) return [];
    const without = sandbox['failIfUnavailable'] === true ? 'the client does not start' : 'the client says so and runs commands without it';
    const text =
      sandbox['autoAllowBashIfSandboxed'] !== false && decision === 'ask'
        ? `a sandbox is on: a command inside it may run without the question (documented, not measured); where bubblewrap or socat is missing, ${without}`
        : `a sandbox is on: what runs may still be kept from files and hosts; where bubblewrap or socat is missing, ${without}`;
    return [{ kind: 'sandbox', ...aboutPlace(harness, { file: file.file, path: ['sandbox', 'enabled'] }, text) }];
  });
}

function modeOverrides({ policy, run, mode }: StartedSession, { decision, stage, reason }: Verdict): readonly Override[] {
  if (stage === 'mode' && reason.includes('classifier'))
    return [
      { kind: 'classifier', text: `the classifier of ${policy.session.mode} mode is asked about this call: it may let it run, which no rule can promise` },
    ];
  if (hasClassifier(policy.session) && decision === 'ask') return [{ kind: 'classifier', text: 'this question goes to a person, not to the classifier' }];
  return !run.headless && mode.from === 'client' && decision !== 'deny'
    ? [{ kind: 'mode', text: 'no file sets a mode: a new attended session may start in auto mode, where a classifier answers (--mode auto shows it)' }]
    : [];
}
