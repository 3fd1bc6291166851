// Written by test/rules/rules.test.ts: run `npm run update` after adding a rule.
import type { AnyRule } from '../../src/findings/rule.ts';
import acceptEditsForEveryone from '../accept-edits-for-everyone.ts';
import additionalDirectoryAboveProject from '../additional-directory-above-project.ts';
import autoApprovedServers from '../auto-approved-servers.ts';
import bypassModeDefault from '../bypass-mode-default.ts';
import codeThroughEnvironment from '../code-through-environment.ts';
import ignoredAdditionalDirectory from '../ignored-additional-directory.ts';
import nameOnlyServerList from '../name-only-server-list.ts';
import redirectedTraffic from '../redirected-traffic.ts';
import repositoryHelper from '../repository-helper.ts';
import skippedDangerPrompt from '../skipped-danger-prompt.ts';
import undoneGuard from '../undone-guard.ts';
import unpinnedHelper from '../unpinned-helper.ts';
import weakenedClient from '../weakened-client.ts';

const rules: readonly AnyRule[] = [
  acceptEditsForEveryone,
  additionalDirectoryAboveProject,
  autoApprovedServers,
  bypassModeDefault,
  codeThroughEnvironment,
  ignoredAdditionalDirectory,
  nameOnlyServerList,
  redirectedTraffic,
  repositoryHelper,
  skippedDangerPrompt,
  undoneGuard,
  unpinnedHelper,
  weakenedClient,
];

export function environmentRules(): readonly AnyRule[] {
  return rules;
}
