import { discoverFiles, type Found } from '../load/discover.ts';
import type { Incomplete } from '../pipelines/check.ts';
import { visible } from '../report/visible.ts';
import type { Host } from '../world/host.ts';
import { pathKind } from '../world/input.ts';
import { changedFiles, type Failure, type OpenOptions, openCommit, openIndex, openWork } from '../world/open.ts';
import type { World } from '../world/tree.ts';
import type { CheckArguments } from './check-options.ts';
import { UsageError } from './usage.ts';

/** One folder whose session is checked. */
export interface Target {
  readonly world: World;
  /** Absolute path of the folder. */
  readonly root: string;
  /** As the user named it. */
  readonly label: string;
  /** What stands before its file names in a report over several folders; '' for a single one. */
  readonly prefix: string;
  readonly found?: readonly Found[];
  readonly focus?: { has(file: string): boolean };
  readonly problems: readonly Incomplete[];
}

/** What decides which trees are opened. */
type Where = Pick<CheckArguments, 'paths' | 'source' | 'changed' | 'user' | 'managed' | 'trust'>;

/** The folders that the arguments name. Files named one by one are checked as part of the folder where we stand. */
export function openTargets(args: Where, host: Host): readonly Target[] {
  if (args.user && host.home === '') throw new UsageError('--user: HOME is not set, and the system knows no home folder of this user');
  const options: OpenOptions = {
    env: host.env,
    cwd: host.cwd,
    platform: host.platform,
    ...(args.user ? { home: host.home } : host.home !== '' && { self: host.home }),
    ...(args.managed !== undefined && { managed: absolute(args.managed, host.cwd) }),
    ...args.trust,
  };
  if (args.source.kind === 'stdin') return [stdinTarget(args.source.file, options, host)];
  const folders: string[] = [];
  const files: string[] = [];
  for (const path of args.paths.length > 0 ? args.paths : ['.']) {
    // In an index or a commit the path need not exist in the work tree.
    const kind = pathKind(absolute(path, host.cwd)) ?? (args.source.kind === 'work' ? undefined : 'file');
    if (kind === undefined) throw new UsageError(`${path} does not exist (grantlint --help lists the commands)`);
    (kind === 'folder' ? folders : files).push(path);
  }
  const many = folders.length + (files.length > 0 ? 1 : 0) > 1;
  return [
    ...folders.map((folder) => {
      // Who names a `.claude` folder means its part of the session around it: alone it would be no configuration at all.
      const around = /^(?:(.*)\/)?\.claude\/*$/.exec(folder);
      if (!around) return target(folder, many ? tidy(folder) : '', args, options, host);
      const session = folder.startsWith('/') ? around[1] || '/' : around[1] || '.';
      const whole = target(session, many ? tidy(session === '.' ? '' : session) : '', args, options, host);
      return { ...whole, focus: { has: (file: string) => file.startsWith('.claude/') && (whole.focus?.has(file) ?? true) } };
    }),
    ...(files.length > 0 ? [withFiles(target('.', '', args, options, host), files, host)] : []),
  ];
}

function target(label: string, prefix: string, args: Where, options: OpenOptions, host: Host): Target {
  const root = absolute(label, host.cwd);
  const opened =
    args.source.kind === 'index'
      ? openIndex(root, options)
      : args.source.kind === 'commit'
        ? openCommit(root, args.source.rev, options)
        : openWork(root, options);
  if (!opened.world) throw failed(opened.failure, label);
  const changed = args.changed === undefined ? undefined : changedFiles(root, args.changed, opened.world, options);
  if (changed?.failure) throw failed(changed.failure, label);
  return { world: opened.world, root, label, prefix, problems: [], ...(changed?.changed && { focus: changed.changed }) };
}

function withFiles(whole: Target, files: readonly string[], host: Host): Target {
  const names = files.map((file) => relative(absolute(file, host.cwd), host.cwd));
  const { found, focus, ignored } = discoverFiles(whole.world, names);
  sayIgnored(ignored, host);
  const { focus: changed } = whole;
  return { ...whole, found, focus: changed ? { has: (file) => focus.has(file) && changed.has(file) } : focus };
}

function stdinTarget(file: string, options: OpenOptions, host: Host): Target {
  const path = relative(absolute(file, host.cwd), host.cwd);
  const opened = openWork(host.cwd, { ...options, overlay: { path, bytes: host.stdin() } });
  if (!opened.world) throw failed(opened.failure, '.');
  const { found, focus, ignored } = discoverFiles(opened.world, [path]);
  sayIgnored(ignored, host);
  return { world: opened.world, root: host.cwd, label: '.', prefix: '', problems: [], found, focus };
}

/** Somebody who names a file expects it to be looked at. */
function sayIgnored(files: readonly string[], host: Host): void {
  for (const file of files) host.err(`grantlint: ${visible(file)} is no file that the client reads in this place; it was not checked\n`);
}

const failed = (failure: Failure, label: string): UsageError => new UsageError(`${label}: ${failure.message}\n  ${failure.remedy}`);

export const absolute = (path: string, cwd: string): string => {
  const whole = path.startsWith('/') || (path[1] === ':' && /^[A-Za-z]:[\\/]/.test(path)) ? path : `${cwd}/${path}`;
  const parts: string[] = [];
  for (const part of whole.replaceAll('\\', '/').split('/')) {
    if (part === '..' && parts.length > 1) parts.pop();
    else if (part !== '.' && (part !== '' || parts.length === 0)) parts.push(part);
  }
  return parts.length === 1 ? `${parts[0]}/` : parts.join('/');
};

/** Path from a folder to a file, with `/`; `../` for what lies outside. */
function relative(path: string, folder: string): string {
  const to = path.split('/');
  const from = folder.split('/').filter((part, i) => part !== '' || i === 0);
  let same = 0;
  while (same < from.length && same < to.length && from[same] === to[same]) same++;
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
}

const tidy = (path: string): string => path.replace(/^\.\//, '').replace(/(?<!\/)\/+$/, '');
