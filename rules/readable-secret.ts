import { defineRule, type Examples } from '../src/findings/rule.ts';
import { octal, whatItHolds } from '../src/findings/secret-files.ts';
import { secretsOf } from '../src/load/secrets/secrets.ts';
import type { FileStat, Harness } from '../src/model/harness.ts';
import { wholeFile } from '../src/model/origin.ts';

interface Readable {
  readonly file: string;
  readonly stat: FileStat | undefined;
  readonly what: string;
  readonly namedAt?: Harness['secretFiles'][number]['namedAt'];
}

export default defineRule({
  id: 'readable-secret',
  title: 'Secret file that other users of the machine can read',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  why: 'The mode of a file decides who may read it, whatever git ignores. A secret that group or others can read is open to every account and every service of the machine, and to backups and containers that keep the mode.',
  remedy: 'Take the rights away: `chmod 600 FILE`, and keep `umask 077` in the script that writes it.',
  references: ['surfaces FS-CLAUDEJSON-MODE, SCRIPT-ENVFILE', 'security §4 (modes)'],
  messages: {
    readable: '{file} {what} and has mode {mode}: {who} can read it',
    writable: '{file} {what} and has mode {mode}: {who} can change it, and a script that loads it then runs their commands',
    foreign: '{file} {what} and belongs to another user, who can read it and change it whatever its mode',
  },

  check({ harness }, report) {
    for (const { file, stat, what, namedAt } of readable(harness)) {
      if (stat?.kind !== 'file' || stat.mode === undefined) continue;
      const more = {
        // Loaded by a script or kept at home, it is a secret in use; in a work tree the umask of a clone made it so.
        severity: file.startsWith('~/') || namedAt ? ('error' as const) : ('warning' as const),
        ...(namedAt && { related: [{ at: namedAt, message: 'loaded here' }] }),
      };
      if (stat.owned === false) report(wholeFile(file), 'foreign', { file, what }, more);
      else if (stat.mode & 0o077) {
        const others = (stat.mode & 0o007) !== 0;
        const id = stat.mode & 0o022 ? 'writable' : 'readable';
        report(
          wholeFile(file),
          id,
          { file, what, mode: octal(stat.mode), who: others ? 'every user of this machine' : 'every member of its group' },
          { ...more, ...(!others && { severity: 'warning' as const }), remedy: `\`chmod 600 ${file}\` takes the rights of group and others away.` },
        );
      }
    }
  },
});

function readable(harness: Harness): readonly Readable[] {
  const suspicious = (stat: FileStat | undefined) => stat?.mode !== undefined && ((stat.mode & 0o077) !== 0 || stat.owned === false);
  const found = harness.secretFiles.flatMap((secret): Readable[] => {
    if (!suspicious(secret.stat)) return [];
    const what = whatItHolds(secret, harness.facts);
    return what === undefined ? [] : [{ file: secret.file, stat: secret.stat, what, ...(secret.namedAt && { namedAt: secret.namedAt }) }];
  });
  // The client's own file and the user's settings are no secret files, until somebody puts a credential into them.
  const own = harness.user ? ['~/.claude.json', '~/.claude/settings.json'] : [];
  for (const file of own) {
    const document = harness.documents.get(file);
    const stat = document && harness.facts.stat(file);
    if (document && suspicious(stat) && secretsOf(document).length > 0) found.push({ file, stat, what: 'holds a credential' });
  }
  return found;
}

const token = `xoxb${'-587200492943-242920896772-TqPfSrcg92Dh4FdvQrPE71Kw'}`;
const script = { text: '#!/bin/bash\nset -a\nsource "$HOME/.env.agent"\nset +a\nclaude -p brief\n', mode: 0o755 };

export const examples = (): Examples => ({
  bad: [
    { title: 'The env file that a script loads', files: { 'run.sh': script, '~/.env.agent': { text: `«»CHAT_TOKEN=${token}\n`, mode: 0o644 } } },
    { title: 'An env file of the project', files: { '.env': { text: `«»CHAT_TOKEN=${token}\n`, mode: 0o644 } } },
    { title: 'Readable by the group', files: { '.env': { text: `«»CHAT_TOKEN=${token}\n`, mode: 0o640 } } },
    { title: 'Owned by somebody else', files: { '.env': { text: `«»CHAT_TOKEN=${token}\n`, mode: 0o600, owned: false } } },
  ],
  good: [
    { title: 'Only its owner can read it', files: { 'run.sh': script, '~/.env.agent': { text: `CHAT_TOKEN=${token}\n`, mode: 0o600 } } },
    { title: 'Nothing secret in it', files: { '.env': { text: 'PORT=3000\nPUBLIC_URL=https://example.com\nAPI_TOKEN=changeme\n', mode: 0o644 } } },
    {
      title: 'A public certificate',
      files: { 'ca.pem': { text: '-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUQ2x\n-----END CERTIFICATE-----\n', mode: 0o644 } },
    },
    { title: 'A template', files: { '.env.example': { text: 'API_TOKEN=\n', mode: 0o644 } } },
  ],
});
