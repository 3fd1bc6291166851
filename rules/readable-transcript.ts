import { defineRule, type Examples } from '../src/findings/rule.ts';
import { octal } from '../src/findings/secret-files.ts';
import type { Facts } from '../src/model/harness.ts';
import { wholeFile } from '../src/model/origin.ts';

const PROJECTS = '~/.claude/projects';
/** Enough to see a habit; there may be thousands. */
const MOST_PROJECTS = 100;
const MOST_FILES = 50;

export default defineRule({
  id: 'readable-transcript',
  title: 'Session logs that other users of the machine can read',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'secretFiles',
  why: 'A transcript holds all that a session read: source, command output, and the secrets among them. The client gives it mode 600; a copy, a backup or a synchronised folder may not.',
  remedy: 'Take the rights away: `chmod -R go= ~/.claude/projects`.',
  references: ['surfaces FS-CLAUDEJSON-MODE', 'transcripts §1'],
  messages: { readable: '{count} under {folder} can be read by {who}, {file} for one, which has mode {mode}: they hold what the sessions read' },

  check({ harness }, report) {
    const { facts, user } = harness;
    if (!user) return;
    const found: { readonly file: string; readonly mode: number }[] = [];
    for (const project of facts.entries(PROJECTS).slice(0, MOST_PROJECTS)) {
      const folder = `${PROJECTS}/${project}`;
      for (const name of facts.entries(folder).slice(-MOST_FILES)) {
        const stat = name.endsWith('.jsonl') ? facts.stat(`${folder}/${name}`) : undefined;
        if (stat?.kind === 'file' && reach(`${folder}/${name}`, stat.mode ?? 0, facts)) found.push({ file: `${folder}/${name}`, mode: stat.mode ?? 0 });
      }
    }
    const worst = found.find(({ mode }) => mode & 0o004) ?? found[0];
    if (!worst) return;
    report(wholeFile(worst.file), 'readable', {
      count: found.length === 1 ? 'a session log' : `${found.length} session logs`,
      folder: PROJECTS,
      who: worst.mode & 0o004 ? 'every user of this machine' : 'every member of their group',
      file: worst.file,
      mode: octal(worst.mode),
    });
  },
});

/** Whether others can read a file: every folder above lets them through, up to the home folder. */
function reach(file: string, mode: number, facts: Facts): boolean {
  const through = (bit: number) => facts.rights.folders(file).every((folder) => ((facts.stat(folder)?.mode ?? 0) & bit) !== 0);
  return ((mode & 0o004) !== 0 && through(0o001)) || ((mode & 0o040) !== 0 && through(0o010));
}

const log = '{"type":"user"}\n';

export const examples = (): Examples => ({
  bad: [{ title: 'A copy with another mode', files: { '~/.claude/projects/-srv-a/1.jsonl': { text: `«»${log}`, mode: 0o644 } } }],
  good: [
    { title: 'As the client writes it', files: { '~/.claude/projects/-srv-a/1.jsonl': { text: log, mode: 0o600 } } },
    {
      title: 'In a folder that keeps others out',
      files: { '~/.claude': { text: '', folder: true, mode: 0o700 }, '~/.claude/projects/-srv-a/1.jsonl': { text: log, mode: 0o644 } },
    },
  ],
});
