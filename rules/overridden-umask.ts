import { heldSecrets, privateFolders } from '../src/findings/held-secrets.ts';
import { newFilesOpenTo } from '../src/findings/new-files.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';

export default defineRule({
  id: 'overridden-umask',
  title: 'Folder whose access list undoes the umask of a script',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'commands',
  why: 'A folder can carry an access list for the files that are made in it. The system then leaves the umask out: measured, a file made under `umask 077` in such a folder was readable and writable for everybody. What a run logs may hold what it saw.',
  remedy: 'Take the default list away: `setfacl -k FOLDER`, and look at the files that are there already.',
  references: ['security §4 (ACL)', 'surfaces SCRIPT-MODE'],
  messages: { undone: 'the access list of {folder} gives {who} new files in it, whatever the umask: what this script writes there is not private' },

  check({ harness }, report) {
    const folders = privateFolders(harness);
    if (folders.length === 0) return;
    // With the lists of secret files, so that all are asked for at once.
    heldSecrets(harness);
    const lists = harness.facts.rights.accessLists([...new Set(folders.map(({ folder }) => folder))]);
    const seen = new Set<string>();
    for (const { folder, at } of folders) {
      const who = newFilesOpenTo(lists.get(folder)?.forNew ?? []);
      if (who === undefined || seen.has(folder)) continue;
      seen.add(folder);
      report(at, 'undone', { folder, who });
    }
  },
});

const script = (folder: string) => ({ text: `#!/bin/bash\numask 077\nmkdir -p ${folder}\nclaude -p brief > logs/brief.log\n`, mode: 0o755 });
const acl = (line: string) => `user::rwx\ngroup::r-x\nother::---\ndefault:user::rwx\n${line}\ndefault:mask::rwx\ndefault:other::---`;

export const examples = (): Examples => ({
  bad: [
    {
      title: 'Another user gets every log',
      files: { 'run.sh': script('«logs»'), logs: { text: '', folder: true, acl: acl('default:user:1001:rw-\ndefault:group::---') } },
    },
    { title: 'The group does', files: { 'run.sh': script('«logs»'), logs: { text: '', folder: true, acl: acl('default:group::r-x') } } },
  ],
  good: [
    {
      title: 'A list for the folder itself',
      files: { 'run.sh': script('logs'), logs: { text: '', folder: true, acl: 'user::rwx\nuser:1001:r-x\ngroup::---\nmask::r-x\nother::---' } },
    },
    { title: 'A default list that keeps others out', files: { 'run.sh': script('logs'), logs: { text: '', folder: true, acl: acl('default:group::---') } } },
    {
      title: 'A script without a umask',
      files: { 'run.sh': 'claude -p brief > logs/brief.log\n', logs: { text: '', folder: true, acl: acl('default:group::r-x') } },
    },
  ],
});
