import type { Mode } from '../model/run.ts';
import type { Verdict } from './decide.ts';

/*
 * What the answer of a hook is worth, measured on client 2.1.329 (test/policy/hook-answers.test.ts holds the recordings): nothing lifts a
 * deny rule; a PreToolUse hook lifts what no rule decided; a PermissionRequest hook lifts whatever would be asked.
 */

/** What a hook can do about a verdict: its yes, its no, and both as one sentence; no sentence where it can do nothing. */
export interface HookSay {
  readonly yes: boolean;
  readonly no: boolean;
  readonly text?: string;
}

/** A hook that runs before the decision. `plainly` is the verdict in default mode: what the mode made a refusal of. */
export function preToolUseSay(verdict: Verdict, plainly: Verdict, mode: Mode): HookSay {
  if (verdict.decision === 'allow') return { yes: false, no: true, text: 'it runs first and can ask or refuse instead' };
  if (verdict.rule?.effect === 'deny') return { yes: false, no: true };
  const firm = standsFirm(plainly);
  if (firm !== undefined) return { yes: false, no: true, text: `it runs first and can refuse the call; its yes does not lift ${firm}` };
  if (mode === 'plan') return { yes: false, no: true, text: 'it runs first and can ask or refuse; its yes does not count in plan mode' };
  if (verdict.decision === 'ask') return { yes: true, no: true, text: 'it runs first: its yes lets the call run without the question, its no refuses it' };
  const instead = mode === 'dontAsk' ? 'although dontAsk would refuse it' : 'before the classifier is asked';
  return { yes: true, no: true, text: `it runs first: its yes lets the call run ${instead}` };
}

/** What of a question no PreToolUse hook answers. */
function standsFirm({ decision, stage, rule }: Verdict): string | undefined {
  if (decision !== 'ask') return undefined;
  if (rule?.effect === 'ask') return 'an ask rule';
  return stage === 'safety check' || stage === 'critical removal' ? `a ${stage}` : undefined;
}

/** A hook that is asked in a person's place: only where there is a question, whatever it comes from. */
export function permissionRequestSay({ decision, rule, stage }: Verdict): HookSay {
  if (decision !== 'ask') return { yes: false, no: false };
  const even =
    rule?.effect === 'ask'
      ? ', although an ask rule wants the question'
      : stage === 'safety check' || stage === 'critical removal'
        ? `, the ${stage} included`
        : '';
  return { yes: true, no: true, text: `it is asked in a person's place: its yes lets the call run${even}, its no refuses it` };
}
