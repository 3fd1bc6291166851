/** How the client reads a hook's matcher (paths §4.9): absent, empty and `*` are all; plain names and lists are compared whole; the rest is an unanchored regular expression. */
export type Matcher =
  | { readonly kind: 'all' }
  | { readonly kind: 'names'; readonly names: readonly string[] }
  | { readonly kind: 'pattern'; readonly pattern: RegExp }
  | { readonly kind: 'invalid' };

export function readMatcher(matcher: string | undefined): Matcher {
  if (matcher === undefined || matcher === '' || matcher === '*') return { kind: 'all' };
  if (/^[\w\-|, ]*$/.test(matcher) && !/[^\s|,]\s+[^\s|,]/.test(matcher)) {
    return {
      kind: 'names',
      names: matcher
        .split(/[|,]/)
        .map((name) => name.trim())
        .filter(Boolean),
    };
  }
  try {
    return { kind: 'pattern', pattern: new RegExp(matcher) };
  } catch {
    return { kind: 'invalid' };
  }
}

/** A pattern whose matching could take long: repeated groups, or many repetitions. Nobody writes one by hand for tool names. */
export const isCostly = (matcher: string): boolean => matcher.length > 300 || /\)[*+{]/.test(matcher) || (matcher.match(/[*+?{]/g)?.length ?? 0) > 6;

/** `Task` is the older name of `Agent`; a matcher with either works. */
const names = (tool: string): readonly string[] => (tool === 'Agent' ? ['Agent', 'Task'] : [tool]);

export function matches(matcher: Matcher, tool: string): boolean {
  switch (matcher.kind) {
    case 'all':
      return true;
    case 'names':
      return names(tool).some((name) => matcher.names.includes(name));
    case 'pattern':
      return names(tool).some((name) => matcher.pattern.test(name));
    case 'invalid':
      return false;
  }
}
