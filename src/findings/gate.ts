import { isPlainSettings } from '../load/plain-settings.ts';
import { mayStartClient } from '../load/read/launcher.ts';
import { asObject } from '../load/values.ts';
import type { Harness } from '../model/harness.ts';
import { hasOddCharacters } from './gates/characters.ts';
import { mayLackIgnores } from './gates/coming.ts';
import { hasStrayPages, hasUntrackedConfiguration, hasWideIgnores, hasWritableFiles } from './gates/files.ts';
import { mayLackGrants } from './gates/needs.ts';
import { hasOpenShell } from './gates/open-shell.ts';
import { plainGrants } from './gates/plain-grants.ts';
import { plainFrontMatter } from './gates/plain-prompts.ts';
import { plainServers } from './gates/plain-servers.ts';
import { hasReferences, hasTellingWords } from './gates/prose.ts';
import { hasCredentials, hasExposedSecrets } from './gates/secrets.ts';
import type { Subject } from './rule.ts';

/**
 * What must be there for some rules to find anything at all. Rules behind a closed gate are not asked, and `check` does not even load
 * them: a small clean project pays for the questions and for little else. A gate may be open in vain; closed, it must be right
 * (test/rules/gates.test.ts).
 */
export type Gate =
  | 'settings'
  | 'repeats'
  | 'grants'
  | 'reach'
  | 'together'
  | 'servers'
  | 'frontMatter'
  | 'prose'
  | 'references'
  | 'characters'
  | 'credentials'
  | 'secretFiles'
  | 'modes'
  | 'tracking'
  | 'strays'
  | 'ignores'
  | 'coming'
  | 'commands'
  | 'entries'
  | 'needs'
  | 'hooks'
  | 'agents'
  | 'plugins'
  | 'sandbox'
  | 'environment'
  | 'assertions';

export const GATES: Readonly<Record<Gate, (subject: Subject) => boolean>> = {
  /** A settings file with more than plain keys, or that this session does not read. */
  settings: ({ harness, run }) =>
    harness.user ||
    run.startDir !== '' ||
    harness.settings.some((file) => file.dir !== '' || file.scope === 'managed' || !isPlainSettings(file.document)) ||
    harness.grants.some(({ skipped }) => skipped !== undefined) ||
    SETTINGS.some((name) => harness.facts.stat(name)?.kind === 'directory'),
  /** JSON with a key that stands twice. */
  repeats: ({ harness }) => [harness.settings, harness.mcpFiles, harness.manifests].some((files) => files.some(({ document }) => document.repeats !== false)),
  grants: (subject) => !plainGrants(subject),
  reach: ({ harness }) => hasOpenShell(harness),
  /** What several rules permit together: for rules that load the engine. */
  together: (subject) => !plainGrants(subject) || hasOpenShell(subject.harness),
  servers: (subject) => !plainServers(subject),
  frontMatter: ({ harness }) => !plainFrontMatter(harness),
  prose: ({ harness }) => hasTellingWords(harness),
  references: ({ harness }) => hasReferences(harness),
  characters: ({ harness }) => hasOddCharacters(harness),
  credentials: ({ harness }) => hasCredentials(harness),
  secretFiles: ({ harness }) => hasExposedSecrets(harness),
  modes: ({ harness }) => hasWritableFiles(harness),
  tracking: ({ harness }) => hasUntrackedConfiguration(harness),
  strays: ({ harness }) => hasStrayPages(harness),
  ignores: ({ harness }) => hasWideIgnores(harness),
  coming: ({ harness }) => mayLackIgnores(harness),
  /** Commands that a session runs by itself, or variables for them. */
  commands: (subject) => {
    const { hooks, scripts, settings } = subject.harness;
    return hooks.length > 0 || scripts.length > 0 || settings.some(({ document }) => !isPlainSettings(document)) || !plainServers(subject);
  },
  /** A script, a crontab, a unit, a workflow … that may start the client. */
  entries: ({ harness: { scripts, launchers } }) => [scripts, launchers].some((files) => files.some(({ document }) => mayStartClient(document.text))),
  needs: ({ harness, run }) => run.headless || mayLackGrants(harness),
  hooks: ({ harness }) =>
    harness.hooks.length > 0 ||
    harness.manifests.length > 0 ||
    has(harness, 'hooks') ||
    [...harness.skills, ...harness.commands, ...harness.agents].some((prompt) => prompt.frontMatter['hooks'] !== undefined || prompt.lost !== undefined),
  agents: ({ harness }) => harness.agents.length > 0,
  plugins: ({ harness }) => harness.manifests.length > 0 || has(harness, 'extraKnownMarketplaces') || has(harness, 'enabledPlugins'),
  sandbox: ({ harness }) => has(harness, 'sandbox'),
  assertions: ({ settings: { never = [], always = [] } }) => never.length + always.length > 0,
  environment: ({ harness }) =>
    harness.settings.some(
      ({ value, scope }) =>
        scope === 'managed' ||
        Object.keys(value).some((key) => !QUIET_KEYS.includes(key)) ||
        Object.keys(asObject(value['permissions']) ?? {}).some((key) => key !== 'allow' && key !== 'ask' && key !== 'deny'),
    ),
};

const SETTINGS = ['.claude/settings.json', '.claude/settings.local.json'];

/** Keys of which no rule behind `environment` speaks. */
const QUIET_KEYS = [
  '$schema',
  'permissions',
  'enabledMcpjsonServers',
  'disabledMcpjsonServers',
  'includeCoAuthoredBy',
  'model',
  'hooks',
  'sandbox',
  'enabledPlugins',
];

const has = ({ settings }: Harness, key: string): boolean => settings.some(({ value }) => value[key] !== undefined);
