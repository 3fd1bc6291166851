import { readFileSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { below } from '../paths.ts';
import type { Place } from '../repository.ts';
import { gitFolders } from './hook.ts';

const MAX_CONFIG = 1024 * 1024;

/**
 * The file of ignore rules for all of a user's repositories, where there is one: `core.excludesFile` of the user's own configuration,
 * else git's default place, in which the client itself enters its local settings. Without `place` the clone's own configuration does not count.
 */
export function personalExcludes(home: string, env: Readonly<Record<string, string | undefined>>, place: Place | undefined): string | undefined {
  const local = place && excludesOfClone(place);
  if (local !== undefined) return local;
  const folder = env['XDG_CONFIG_HOME'] || join(home, '.config');
  const named = [join(home, '.gitconfig'), join(folder, 'git/config')].map(excludesIn).find((value) => value !== undefined);
  const file = named === undefined ? join(folder, 'git/ignore') : named.startsWith('~/') ? join(home, named.slice(2)) : named;
  return isRegular(file) ? file : undefined;
}

/**
 * `core.excludesFile` of this clone, where it names a file of the work tree. The configuration of a repository may be somebody else's text:
 * nothing outside is read because it says so.
 */
function excludesOfClone(place: Place): string | undefined {
  const named = gitFolders(place)
    .map((folder) => excludesIn(join(folder, 'config')))
    .find((value) => value !== undefined);
  if (named === undefined || named.startsWith('~')) return undefined;
  const file = isAbsolute(named) ? named : join(place.top, named);
  return isRegular(file) && below(place.top, realpathSync(file)) !== undefined ? file : undefined;
}

/** The last `excludesFile` in a `[core]` section; included files are not followed. */
function excludesIn(config: string): string | undefined {
  if (!isRegular(config)) return undefined;
  let section = '';
  let value: string | undefined;
  for (const line of readFileSync(config, 'utf8').split('\n')) {
    const header = /^\s*\[\s*([^\]\s]+)/.exec(line)?.[1];
    if (header !== undefined) section = header.toLowerCase();
    const set = /^\s*(?:\[[^\]]*\]\s*)?excludesfile\s*=\s*"?([^"#;\s][^"#;]*|)(?:"\s*)?$/i.exec(line)?.[1]?.trimEnd();
    if (set !== undefined && section === 'core') value = set;
  }
  return value;
}

function isRegular(file: string): boolean {
  try {
    const stat = statSync(file, { throwIfNoEntry: false });
    return stat?.isFile() === true && stat.size <= MAX_CONFIG;
  } catch {
    return false;
  }
}
