const GATES = ['allowed-tools', 'disallowed-tools', 'disallowedTools', 'hooks'] as const;

/** permissions-paths §9.4: whether a model may start the skill only with a `Skill(name)` rule: it grants tools, takes tools away or brings hooks. */
export const isGated = (frontMatter: Readonly<Record<string, unknown>>): boolean => GATES.some((key) => key in frontMatter);
