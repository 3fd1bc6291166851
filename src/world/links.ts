/** Most symbolic links followed for one path, as in Linux. */
const MAX_LINKS = 40;

/**
 * Follows symbolic links on paper: `target` says where a path points if it is a link. Gives the path without links, relative
 * to the root (`../` above it), or undefined where a link is absolute or runs in circles: such a path leaves the snapshot.
 */
export function followLinks(path: string, target: (path: string) => string | undefined): string | undefined {
  const rest = path.split('/').reverse();
  const done: string[] = [];
  let links = 0;
  for (let part = rest.pop(); part !== undefined; part = rest.pop()) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (done.length > 0 && done.at(-1) !== '..') done.pop();
      else done.push('..');
      continue;
    }
    done.push(part);
    const to = target(done.join('/'));
    if (to === undefined) continue;
    if (to.startsWith('/') || ++links > MAX_LINKS) return undefined;
    done.pop();
    rest.push(...to.split('/').reverse());
  }
  return done.join('/');
}

/**
 * Folders of a session's configuration are often links (`.claude/skills/x -> ../../skills/x`); the client follows them. Lists what
 * such links lead to under the link's name; links elsewhere are not followed.
 */
export const isFollowedLink = (path: string): boolean => /(?:^|\/)\.claude(?:\/(?:skills|agents|commands|rules|output-styles|hooks)(?:\/[^/]+)?)?$/.test(path);
