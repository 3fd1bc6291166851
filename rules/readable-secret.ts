import { defineRule, type Examples } from '../src/findings/rule.ts';
import { inShell, isSample, octal, whatItHolds } from '../src/findings/secret-files.ts';
import { secretsOf } from '../src/load/secrets/secrets.ts';
import type { FileStat, Harness } from '../src/model/harness.ts';
import { type Origin, wholeFile } from '../src/model/origin.ts';

interface Readable {
  readonly file: string;
  readonly stat: FileStat;
  /** Bits that it has and should not have. */
  readonly excess: number;
  readonly what: string;
  readonly namedAt?: Origin;
}

export default defineRule({
  id: 'readable-secret',
  title: 'Secret file that other users of the machine can read',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'secretFiles',
  why: 'The mode of a file decides who may read it, whatever git ignores. A secret that group or others can read is open to every account and every service of the machine, and to backups and containers that keep the mode.',
  remedy: 'Take the rights away: `chmod 600 FILE`, and keep `umask 077` in the script that writes it.',
  references: ['surfaces FS-CLAUDEJSON-MODE, SCRIPT-ENVFILE', 'security §4 (modes)'],
  messages: {
    readable: '{file} {what} and has mode {mode}: {who} can read it',
    writable: '{file} {what} and has mode {mode}: {who} can change it, and a script that loads it then runs their commands',
    foreign: '{file} {what} and belongs to another user, who can read it and change it whatever its mode',
  },

  check({ harness }, report) {
    for (const { file, stat, excess, what, namedAt } of readable(harness)) {
      // At home, or loaded by a script that starts the client, it is a secret in use; elsewhere the umask of a clone made it so.
      const inUse = file.startsWith('~/') || (namedAt && /\bclaude\b/.test(harness.documents.get(namedAt.file)?.text ?? ''));
      const more = { severity: inUse ? ('error' as const) : ('warning' as const), ...(namedAt && { related: [{ at: namedAt, message: 'loaded here' }] }) };
      if (stat.owned === false) report(wholeFile(file), 'foreign', { file, what }, more);
      else if (excess) {
        const others = (excess & 0o007) !== 0;
        report(
          wholeFile(file),
          excess & 0o022 ? 'writable' : 'readable',
          { file, what, mode: octal(stat.mode ?? 0), who: others ? 'every user of this machine' : 'every member of its group' },
          { ...more, ...(!others && { severity: 'warning' as const }), remedy: `\`chmod 600 ${inShell(file)}\` takes the rights of group and others away.` },
        );
      }
    }
  },
});

function readable(harness: Harness): readonly Readable[] {
  const found: Readable[] = [];
  const look = (file: string, stat: FileStat | undefined, allowed: number, what: () => string | undefined, namedAt?: Origin) => {
    if (stat?.kind !== 'file' || stat.mode === undefined) return;
    const excess = stat.mode & 0o077 & ~allowed;
    if (!excess && stat.owned !== false) return;
    const holds = what();
    if (holds !== undefined) found.push({ file, stat, excess, what: holds, ...(namedAt && { namedAt }) });
  };
  for (const secret of harness.secretFiles)
    look(
      secret.file,
      secret.stat,
      secret.allowed ?? 0,
      () => (isSample(secret.file) && secret.why !== 'configured' ? undefined : whatItHolds(secret, harness.facts)),
      secret.namedAt,
    );
  // The client's own file and the user's settings are no secret files, until somebody puts a credential into them.
  for (const file of harness.user ? ['~/.claude.json', '~/.claude/settings.json'] : []) {
    const document = harness.documents.get(file);
    if (document) look(file, harness.facts.stat(file), 0, () => (secretsOf(document).length > 0 ? 'holds a credential' : undefined));
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
