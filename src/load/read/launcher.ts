/**
 * Files that are not the client's and may start it: workflows, `package.json`, makefiles. Nearly none does, so they are kept only where
 * the text names the client and something that a rule speaks of.
 */
export const mayStartClient = (text: string): boolean =>
  text.includes('claude') && /dangerously-skip-permissions|bypassPermissions|allowed_(?:non_write_users|bots)/.test(text);
