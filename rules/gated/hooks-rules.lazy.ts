// Written by test/rules/rules.test.ts: run `npm run update` after adding a rule.
import type { AnyRule } from '../../src/findings/rule.ts';
import approvingHook from '../approving-hook.ts';
import deadMatcher from '../dead-matcher.ts';
import exfiltratingHook from '../exfiltrating-hook.ts';
import failingOpenGuard from '../failing-open-guard.ts';
import fetchAndRunHook from '../fetch-and-run-hook.ts';
import injectableHook from '../injectable-hook.ts';
import millisecondTimeout from '../millisecond-timeout.ts';
import missingHookScript from '../missing-hook-script.ts';
import networkHookWithoutTimeout from '../network-hook-without-timeout.ts';
import remoteHttpHook from '../remote-http-hook.ts';
import sessionSendingHook from '../session-sending-hook.ts';
import unknownHookEvent from '../unknown-hook-event.ts';
import unpinnedHookTool from '../unpinned-hook-tool.ts';
import unquotedHookPath from '../unquoted-hook-path.ts';

const rules: readonly AnyRule[] = [
  approvingHook,
  deadMatcher,
  exfiltratingHook,
  failingOpenGuard,
  fetchAndRunHook,
  injectableHook,
  millisecondTimeout,
  missingHookScript,
  networkHookWithoutTimeout,
  remoteHttpHook,
  sessionSendingHook,
  unknownHookEvent,
  unpinnedHookTool,
  unquotedHookPath,
];

export function hooksRules(): readonly AnyRule[] {
  return rules;
}
