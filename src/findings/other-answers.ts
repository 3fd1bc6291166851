import { hookTexts } from '../load/hook-texts.ts';
import { sandboxes } from '../load/sandbox.ts';
import type { Harness } from '../model/harness.ts';

/** What may let a call run although no rule allows it: then nobody can say from the rules that a run is refused. */
export interface OtherAnswers {
  /** Shell commands, which a sandbox lets run by default. */
  readonly shell: boolean;
  /** Any call. */
  readonly all: boolean;
}

const APPROVES = /\ballow\b|\bapprove/i;

const known = new WeakMap<Harness, OtherAnswers>();

/** Hooks that answer prompts, or that approve before they come up, and sandboxes. */
export function otherAnswers(harness: Harness): OtherAnswers {
  const before = known.get(harness);
  if (before) return before;
  const answers = lookAt(harness);
  known.set(harness, answers);
  return answers;
}

function lookAt(harness: Harness): OtherAnswers {
  const answers = harness.hooks.some(({ event }) => event === 'PermissionRequest');
  const all =
    answers ||
    (harness.hooks.some(({ event }) => event === 'PreToolUse') &&
      hookTexts(harness).some(({ hook, text }) => hook.event === 'PreToolUse' && APPROVES.test(text)));
  const shell = sandboxes(harness).some(({ value }) => value['enabled'] === true && value['autoAllowBashIfSandboxed'] !== false);
  return { shell: shell || all, all };
}
