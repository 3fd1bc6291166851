// Written by test/rules/rules.test.ts: run `npm run update` after adding a rule.
import type { AnyRule } from '../../src/findings/rule.ts';
import anyoneStartsAction from '../anyone-starts-action.ts';
import bareCronPath from '../bare-cron-path.ts';
import broadToolsOption from '../broad-tools-option.ts';
import fetchedAtRun from '../fetched-at-run.ts';
import foreignConfiguration from '../foreign-configuration.ts';
import ineffectiveMkdirMode from '../ineffective-mkdir-mode.ts';
import injectableStep from '../injectable-step.ts';
import interactiveJob from '../interactive-job.ts';
import lostExitStatus from '../lost-exit-status.ts';
import narrowRedaction from '../narrow-redaction.ts';
import overlappingRuns from '../overlapping-runs.ts';
import readableLog from '../readable-log.ts';
import resumedJob from '../resumed-job.ts';
import rootRun from '../root-run.ts';
import scriptWithoutPrompts from '../script-without-prompts.ts';
import secretInArguments from '../secret-in-arguments.ts';
import stillReadableLog from '../still-readable-log.ts';
import tracedSecrets from '../traced-secrets.ts';
import trustedExitStatus from '../trusted-exit-status.ts';
import unboundedRun from '../unbounded-run.ts';
import uncheckedEnvFile from '../unchecked-env-file.ts';
import unignoredOutput from '../unignored-output.ts';
import unredactedLog from '../unredacted-log.ts';
import unstoppedScript from '../unstopped-script.ts';
import untrustedRun from '../untrusted-run.ts';

const rules: readonly AnyRule[] = [
  anyoneStartsAction,
  bareCronPath,
  broadToolsOption,
  fetchedAtRun,
  foreignConfiguration,
  ineffectiveMkdirMode,
  injectableStep,
  interactiveJob,
  lostExitStatus,
  narrowRedaction,
  overlappingRuns,
  readableLog,
  resumedJob,
  rootRun,
  scriptWithoutPrompts,
  secretInArguments,
  stillReadableLog,
  tracedSecrets,
  trustedExitStatus,
  unboundedRun,
  uncheckedEnvFile,
  unignoredOutput,
  unredactedLog,
  unstoppedScript,
  untrustedRun,
];

export function entriesRules(): readonly AnyRule[] {
  return rules;
}
