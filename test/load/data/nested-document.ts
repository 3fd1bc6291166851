/** The document whose verdicts `settings-types-nested.json` holds: one value at every place inside objects that we know of. */
export function nestedDocument(v: unknown): Readonly<Record<string, unknown>> {
  const all = (names: string): Record<string, unknown> => Object.fromEntries(names.split(' ').map((name) => [name, v]));
  return {
    permissions: all(
      'allow deny ask defaultMode disableBypassPermissionsMode disableAutoMode additionalDirectories blockReadsOutsideWorkingDirectories blockWritesOutsideWorkingDirectories denyInsteadOfPrompting mode bogus autoMode',
    ),
    sandbox: {
      ...all(
        'enabled failIfUnavailable autoAllowBashIfSandboxed allowUnsandboxedCommands excludedCommands ignoreViolations enableWeakerNestedSandbox enableWeakerNetworkIsolation ripgrep bwrapPath socatPath enabledPlatforms allowAppleEvents bogus',
      ),
      network: all(
        'allowUnixSockets allowAllUnixSockets allowLocalBinding httpProxyPort socksProxyPort allowedDomains deniedDomains allowManagedDomainsOnly allowMachLookup tlsTerminate strictAllowlist bogus',
      ),
      filesystem: all('allowWrite denyWrite denyRead allowRead allowManagedReadPathsOnly disabled bogus'),
      credentials: all('files envVars allowPlaintextInject awsPairs sigv4 bogus'),
    },
    attribution: all('commit pr sessionUrl bogus'),
    autoMode: all('allow soft_deny hard_deny environment classifyAllShell bogus'),
    worktree: all('sparsePaths baseRef bgIsolation symlinkDirectories bogus'),
    voice: all('enabled mode autoSubmit'),
    remote: all('defaultEnvironmentId bogus'),
    statusLine: { type: 'command', command: 'x', ...all('padding refreshInterval hideVimModeIndicator bogus') },
    fileSuggestion: { type: 'command', command: 'x', bogus: v },
    subagentStatusLine: { type: 'command', command: v },
    spinnerVerbs: { mode: v, verbs: ['x'] },
    spinnerTipsOverride: all('tips excludeDefault tipsFile label'),
    sshConfigs: [{ id: 'a', name: 'b', sshHost: 'c', ...all('sshPort sshIdentityFile startDirectory bogus') }],
    extraKnownMarketplaces: {
      ...Object.fromEntries(Object.entries(SOURCES).map(([source, names]) => [`m-${source}`, { source: { source, ...all(names) } }])),
      x1: { source: { source: 'github', repo: 'a/b' }, ...all('installLocation autoUpdate lastUpdated') },
      x2: { source: v },
    },
    strictKnownMarketplaces: Object.entries(SOURCES).map(([source, names]) => ({ source, ...all(names) })),
    blockedMarketplaces: Object.entries(SOURCES).map(([source, names]) => ({ source, ...all(names) })),
    pluginConfigs: { p: all('mcpServers options bogus') },
    allowedMcpServers: [{ serverName: v }, { serverCommand: v }, { serverUrl: v }, { serverName: 'a', serverUrl: 'b' }],
    allowedChannelPlugins: [{ marketplace: v, plugin: v }],
    modelPicker: { options: [{ model: v, label: v }], bogus: v },
    modelSettings: { a: all('effortLevel maxEffortLevel') },
    footerLinksRegexes: [{ type: 'regex', pattern: v, url: v, label: v }],
    policyHelper: all('path timeoutMs refreshIntervalMs'),
    env: { A: v, '1BAD': v, 'B-C': v },
  };
}

const SOURCES = {
  url: 'url headers ref path sha',
  github: 'repo ref path sha skipLfs sparsePaths',
  git: 'url ref path sha skipLfs sparsePaths',
  npm: 'package version registry',
  file: 'path',
  directory: 'path',
  'skills-dir': 'path',
  hostPattern: 'hostPattern',
  pathPattern: 'pathPattern',
  settings: 'name plugins',
  pluginDirectory: 'path pluginDirectory',
} as const;
