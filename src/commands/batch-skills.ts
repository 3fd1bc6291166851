import { parseFrontMatter } from '../load/document/front-matter.ts';
import { isGated } from '../policy/gated-skill.ts';
import { toolList } from '../policy/tool-list.ts';
import type { BatchDisk } from './batch-disk.ts';

type FrontMatter = Readonly<Record<string, unknown>>;

/** Skills and commands on the disk by the name that calls them. */
function skills(disk: BatchDisk, dirs: readonly string[]): ReadonlyMap<string, FrontMatter> {
  const found = new Map<string, FrontMatter>();
  for (const [file, text] of disk.files) {
    for (const dir of dirs) {
      const skill = file.startsWith(`${dir}/.claude/skills/`) ? /^([^/]+)\/SKILL\.md$/.exec(file.slice(dir.length + 16))?.[1] : undefined;
      const command = file.startsWith(`${dir}/.claude/commands/`) ? /^(.+)\.md$/.exec(file.slice(dir.length + 18))?.[1]?.replaceAll('/', ':') : undefined;
      const name = skill ?? command;
      if (name !== undefined) found.set(name, parseFrontMatter(file, text).frontMatter);
    }
  }
  return found;
}

/** The start folder and every folder above it, the farthest first (paths §7). */
function above(dir: string): readonly string[] {
  const names = dir.split('/').filter((name) => name !== '');
  return names.map((_, i) => `/${names.slice(0, i + 1).join('/')}`);
}

/** permissions-paths §9.4: what a model may not start without a `Skill(name)` rule. */
export function gatedSkills(disk: BatchDisk, dir: string, home: string): ReadonlySet<string> {
  const gated = new Set<string>();
  for (const [name, matter] of skills(disk, [...above(dir), home])) {
    if (isGated(matter)) gated.add(name);
  }
  return gated;
}

/** permissions-paths §9.3: what the skill or command `t` grants for the turn in which the user typed `/t`. */
export function grantedBySkill(disk: BatchDisk, dir: string, home: string): readonly string[] {
  return toolList(skills(disk, [...above(dir), home]).get('t')?.['allowed-tools']);
}

/** What that skill takes away for the turn. */
export function disallowedBySkill(disk: BatchDisk, dir: string, home: string): readonly string[] {
  const matter = skills(disk, [...above(dir), home]).get('t');
  return [...toolList(matter?.['disallowed-tools']), ...toolList(matter?.['disallowedTools'])];
}
