/** Names under which the vendor publishes plugins. One of them on another source is not what it seems to be. */
export const OFFICIAL_MARKETPLACES: ReadonlySet<string> = new Set([
  'claude-plugins-official',
  'claude-plugins-community',
  'claude-code-plugins',
  'claude-code-marketplace',
  'anthropic-agent-skills',
  'anthropic-marketplace',
  'anthropic-plugins',
  'agent-skills',
  'life-sciences',
  'knowledge-work-plugins',
]);

/** Names that sound like one of those. */
export const SOUNDS_OFFICIAL =
  /^(?:(?:official[-_ ]?)?(?:claude|anthropic)[-_ ]?(?:code[-_ ]?)?(?:plugins?|marketplace|tools|skills)?[-_ ]?(?:official|verified|trusted)|official[-_ ]?(?:claude|anthropic).*|anthropic[-_].*|anthropic)$/i;

/** Where the vendor publishes. */
export const isOfficialRepository = (repository: string): boolean =>
  /^(?:(?:https:\/\/|git@)github\.com[/:])?anthropics\/[\w.-]+?(?:\.git)?$/i.test(repository);
