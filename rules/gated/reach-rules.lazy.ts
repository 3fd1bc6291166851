// Written by test/rules/rules.test.ts: run `npm run update` after adding a rule.
import type { AnyRule } from '../../src/findings/rule.ts';
import addsOnlyDanger from '../adds-only-danger.ts';
import destroysData from '../destroys-data.ts';
import escalatesRights from '../escalates-rights.ts';
import executesThroughOptions from '../executes-through-options.ts';
import exposesSecrets from '../exposes-secrets.ts';
import installsPackages from '../installs-packages.ts';
import leadingWildcard from '../leading-wildcard.ts';
import missingWordBoundary from '../missing-word-boundary.ts';
import outlivesSession from '../outlives-session.ts';
import publishesArtifacts from '../publishes-artifacts.ts';
import reachesNetwork from '../reaches-network.ts';
import runsAnything from '../runs-anything.ts';
import wildcardBeforeSubcommand from '../wildcard-before-subcommand.ts';
import writesAnywhere from '../writes-anywhere.ts';

const rules: readonly AnyRule[] = [
  addsOnlyDanger,
  destroysData,
  escalatesRights,
  executesThroughOptions,
  exposesSecrets,
  installsPackages,
  leadingWildcard,
  missingWordBoundary,
  outlivesSession,
  publishesArtifacts,
  reachesNetwork,
  runsAnything,
  wildcardBeforeSubcommand,
  writesAnywhere,
];

export function reachRules(): readonly AnyRule[] {
  return rules;
}
