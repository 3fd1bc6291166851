// Written by test/rules/rules.test.ts: run `npm run update` after adding a rule.
import type { AnyRule } from '../src/findings/rule.ts';
import type { RuleSource } from '../src/findings/rule-source.ts';
import { settingsRules } from './gated/settings-rules.lazy.ts';
import { repeatsRules } from './gated/repeats-rules.lazy.ts';
import { grantsRules } from './gated/grants-rules.lazy.ts';
import { reachRules } from './gated/reach-rules.lazy.ts';
import { togetherRules } from './gated/together-rules.lazy.ts';
import { serversRules } from './gated/servers-rules.lazy.ts';
import { frontMatterRules } from './gated/frontMatter-rules.lazy.ts';
import { proseRules } from './gated/prose-rules.lazy.ts';
import { referencesRules } from './gated/references-rules.lazy.ts';
import { charactersRules } from './gated/characters-rules.lazy.ts';
import { credentialsRules } from './gated/credentials-rules.lazy.ts';
import { secretFilesRules } from './gated/secretFiles-rules.lazy.ts';
import { modesRules } from './gated/modes-rules.lazy.ts';
import { trackingRules } from './gated/tracking-rules.lazy.ts';
import { straysRules } from './gated/strays-rules.lazy.ts';
import { ignoresRules } from './gated/ignores-rules.lazy.ts';
import { comingRules } from './gated/coming-rules.lazy.ts';
import { commandsRules } from './gated/commands-rules.lazy.ts';
import { entriesRules } from './gated/entries-rules.lazy.ts';
import { needsRules } from './gated/needs-rules.lazy.ts';
import { hooksRules } from './gated/hooks-rules.lazy.ts';
import { agentsRules } from './gated/agents-rules.lazy.ts';
import { pluginsRules } from './gated/plugins-rules.lazy.ts';
import { sandboxRules } from './gated/sandbox-rules.lazy.ts';
import { assertionsRules } from './gated/assertions-rules.lazy.ts';
import { environmentRules } from './gated/environment-rules.lazy.ts';
import { afterRules } from './gated/after-rules.lazy.ts';
const always: readonly AnyRule[] = [
];

/** The rules of `check`: all but the audit tier, those behind a gate loaded when it is open. */
export const source: RuleSource = { always, gated: { settings: settingsRules, repeats: repeatsRules, grants: grantsRules, reach: reachRules, together: togetherRules, servers: serversRules, frontMatter: frontMatterRules, prose: proseRules, references: referencesRules, characters: charactersRules, credentials: credentialsRules, secretFiles: secretFilesRules, modes: modesRules, tracking: trackingRules, strays: straysRules, ignores: ignoresRules, coming: comingRules, commands: commandsRules, entries: entriesRules, needs: needsRules, hooks: hooksRules, agents: agentsRules, plugins: pluginsRules, sandbox: sandboxRules, assertions: assertionsRules, environment: environmentRules }, after: afterRules };
