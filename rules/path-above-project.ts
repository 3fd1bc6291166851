import { aboutGrant, loadedGrants, sameSession, shorten } from '../src/findings/grants.ts';
import { allow, defineRule, type Examples, settings } from '../src/findings/rule.ts';
import type { Grant } from '../src/model/permission.ts';
import { pathAnchor } from '../src/policy/specifier.ts';

export default defineRule({
  id: 'path-above-project',
  title: 'File permission that reaches far beyond the project',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'grants',
  why: 'Writing into the home folder or to the whole disk means writing what runs next: SSH keys, shell configuration, other projects. Reading there means every credential that programs keep in files.',
  remedy: 'Name the folder that the job needs; `Edit(**)` is everything below the working directory and nothing above.',
  references: ['permissions-paths §3.1, §3.8, §2.5', 'permissions-traps §10', 'surfaces PERM-FILE-BROAD'],
  messages: {
    write: '{rule} is broad: the agent may write {where} without a prompt, for example {file}',
    read: '{rule} is broad: the agent may read {where} without a prompt, for example {file}',
  },

  check({ harness }, report) {
    const loaded = loadedGrants(harness);
    for (const grant of loaded) {
      const { rule, effect, origin } = grant;
      if (effect !== 'allow') continue;
      const reach = reachOf(grant);
      if (!reach) continue;
      const writes = rule.tool !== 'Read';
      const file = [reach.file, ...(reach.wide ? (writes ? WRITTEN_ELSEWHERE : READ_ELSEWHERE) : [])].find(
        (example) => !guarded(example, writes, grant, loaded),
      );
      if (file === undefined) continue;
      const tool = writes ? (rule.tool === 'Edit' ? 'Edit' : 'Write') : 'Read';
      const more = {
        severity: reach.mild ? ('note' as const) : writes && reach.whole ? ('error' as const) : ('warning' as const),
        witness: { tool, input: { file_path: file, ...REST[tool] } },
        remedy: reach.remedy ?? (writes ? NARROWER : 'Name the files that the job needs; what lies inside the project is read without a rule.'),
        ...aboutGrant(grant),
      };
      report(origin, writes ? 'write' : 'read', { rule: shorten(rule.text), where: reach.where, file }, more);
    }
  },
});

/** What a call of the tool needs besides the path. */
const REST: Readonly<Record<string, Readonly<Record<string, string>>>> = { Write: { content: 'x' }, Edit: { old_string: 'a', new_string: 'b' }, Read: {} };

const NARROWER = 'Name the folder that the job needs; `Edit(**)` is everything below the working directory and nothing above.';

/** Other files that show a rule on everything, for those whose keys are under a deny rule already. */
const READ_ELSEWHERE = ['~/.aws/credentials', '~/.netrc', '~/.kube/config', '~/.config/gh/hosts.yml', '~/Documents/notes.txt'];
const WRITTEN_ELSEWHERE = ['~/.local/bin/ls', '~/.config/fish/config.fish', '~/.aws/config', '~/Documents/notes.txt'];

interface PathReach {
  readonly where: string;
  /** A file that shows it. */
  readonly file: string;
  readonly whole?: true;
  /** The home folder or the disk: more files than the one example. */
  readonly wide?: true;
  readonly mild?: true;
  readonly remedy?: string;
}

function reachOf({ rule }: Grant): PathReach | undefined {
  const { tool, specifier } = rule;
  if (tool !== 'Edit' && tool !== 'Read' && tool !== 'Write') return undefined;
  if (specifier === undefined) {
    const file = tool === 'Read' ? '~/.ssh/id_ed25519' : '~/.ssh/authorized_keys';
    if (tool === 'Read')
      return {
        where: 'files anywhere on the disk',
        file,
        wide: true,
        mild: true,
        remedy: 'Delete the rule, inside the project reading is free; or write `Read(//folder/**)` for what lies outside.',
      };
    return { where: 'files anywhere on the disk', file, wide: true, remedy: 'Write `Edit(**)`: it covers Edit and Write below the working directory.' };
  }
  if (tool === 'Write') return undefined;
  const { anchor, rest } = pathAnchor(specifier);
  if (anchor !== 'absolute' && anchor !== 'home') return undefined;
  const parts = rest.split('/').filter((part) => part !== '');
  const open = parts.length === 0 || /^\*+$/.test(parts.at(-1) ?? '');
  const fixed = parts.filter((part) => !/^\*+$/.test(part));
  if (anchor === 'home') return homeReach(tool, fixed, open);
  if (fixed.length === 0 && open)
    return { where: 'the whole disk', file: tool === 'Read' ? '~/.ssh/id_ed25519' : '~/.ssh/authorized_keys', whole: true, wide: true };
  const folder = `/${fixed.join('/')}`;
  if (!open) return undefined;
  if (/^\/(?:home|Users)\/[^/*]+$/.test(folder) || folder === '/root')
    return { where: 'a whole home folder', file: `${folder}/.ssh/${tool === 'Read' ? 'id_ed25519' : 'authorized_keys'}`, whole: true };
  if (/^\/(?:home|Users|etc|usr|var|opt|srv|mnt|media|Volumes|Library|System|bin|sbin|lib|boot|dev|proc)$/.test(folder) || /^\/[a-z]:?$/i.test(folder)) {
    return { where: `everything in ${folder}`, file: `${folder}/x` };
  }
  return undefined;
}

/** Folders of the home folder that hold credentials, or code that runs by itself. */
const PRECIOUS = /^(?:\.ssh|\.aws|\.gnupg|\.kube|\.docker|\.config|\.local|\.netrc|\.azure|\.config\/(?:gh|gcloud|fish)|Library|bin|\.local\/bin)$/;

function homeReach(tool: string, fixed: readonly string[], open: boolean): PathReach | undefined {
  if (fixed.length === 0 && open)
    return { where: 'the whole home folder', file: `~/.ssh/${tool === 'Read' ? 'id_ed25519' : 'authorized_keys'}`, whole: true, wide: true };
  const folder = fixed.join('/');
  const first = fixed[0] ?? '';
  if (!PRECIOUS.test(folder) && !/^\.(?:ssh|aws|gnupg|kube|netrc)$/.test(first)) return undefined;
  return {
    where: `~/${folder}`,
    file: open ? `~/${folder}/${tool === 'Read' ? 'credentials' : 'config'}` : `~/${folder}`,
    ...(tool === 'Edit' && first === '.ssh' && { whole: true as const }),
  };
}

/** A deny rule on the very folder takes the example away; then say nothing rather than something that is not so. */
function guarded(file: string, writes: boolean, grant: Grant, loaded: readonly Grant[]): boolean {
  return loaded.some((g) => {
    if (g.effect === 'allow' || !sameSession(g, grant)) return false;
    if (g.rule.tool !== 'Read' && g.rule.tool !== (writes ? 'Edit' : 'Read')) return false;
    const path = g.rule.specifier?.replace(/\/\*+$/, '');
    return path === undefined || path === '*' || path === file || path === '//' || path === '~' || file.startsWith(`${path.replace(/\/$/, '')}/`);
  });
}

export const examples = (): Examples => ({
  bad: [
    { title: 'The whole disk', files: allow('«"Edit(//**)"»', '«"Read(//**)"»') },
    { title: 'The home folder', files: allow('«"Read(~/**)"»') },
    { title: 'SSH', files: allow('«"Edit(~/.ssh/**)"»') },
    { title: 'A bare tool is not limited to the project', files: allow('«"Write"»', '«"Edit"»') },
    { title: 'A top folder', files: allow('«"Edit(//etc/**)"»') },
    {
      title: 'The deny rule on the keys leaves the rest of the home folder open',
      files: settings('{ "permissions": { "allow": [«"Read(~/**)"», «"Edit(//**)"»], "deny": ["Read(~/.ssh/**)"] } }'),
    },
  ],
  good: [
    { title: 'Everything in the project', files: allow('"Edit(**)"', '"Write(*)"', '"Edit(/src/**)"') },
    { title: 'One folder elsewhere', files: allow('"Edit(//opt/agent/reports/**)"', '"Read(//tmp/**)"', '"Read(~/notes/**)"') },
    { title: 'Nothing is left of it', files: settings('{ "permissions": { "allow": ["Read(~/**)"], "deny": ["Read(~/**)"] } }') },
    { title: 'Denying it', files: settings('{ "permissions": { "deny": ["Read(~/.ssh/**)", "Edit(//**)"] } }') },
  ],
});
