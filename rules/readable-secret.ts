import { heldSecrets } from '../src/findings/held-secrets.ts';
import { defineRule, type Examples, type More } from '../src/findings/rule.ts';
import { octal } from '../src/findings/secret-files.ts';
import type { SecretFault } from '../src/findings/secret-rights.ts';
import type { Harness, SecretFile } from '../src/model/harness.ts';
import { wholeFile } from '../src/model/origin.ts';

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
    sheltered: '{file} {what} and has mode {mode}: only the mode of the folder {folder} keeps others out, and a copy or a backup leaves that behind',
    writable: '{file} {what} and has mode {mode}: {who} can change it, and a script that loads it then runs their commands',
    foreign: '{file} {what} and belongs to another user, who can read it and change it whatever its mode',
    synthetic: '{file} {what} and lies on {system}, which keeps no modes: {mode} is an option of the mount, and who can read it is not known',
  },

  check({ harness }, report) {
    const { faults, what: holds, secretAt } = heldSecrets(harness);
    for (const fault of faults) {
      const what = holds(fault.file);
      const secret = secretAt(fault.file);
      if (!secret || what === undefined) continue;
      const file = fault.of === fault.file ? fault.file : `${fault.file} leads to ${fault.of}, which`;
      const at = wholeFile(fault.file);
      const more = moreOf(fault, secret, harness);
      if (fault.fault === 'foreign') report(at, 'foreign', { file, what }, more);
      else if (fault.fault === 'made-up')
        report(at, 'synthetic', { file, what, system: fault.detail ?? '', mode: octal(fault.mode ?? 0) }, { ...more, severity: 'note' });
      else if (fault.fault === 'sheltered')
        report(at, 'sheltered', { file, what, mode: octal(fault.mode ?? 0), folder: fault.detail ?? '' }, { ...more, severity: 'note' });
      else if (fault.fault === 'readable' || fault.fault === 'writable')
        report(at, fault.fault, { file, what, mode: octal(fault.mode ?? 0), who: fault.who ?? 'somebody else' }, more);
    }
  },
});

/** At home, or loaded by something that starts the client, it is a secret in use; elsewhere the umask of a clone made it so. */
function moreOf(fault: SecretFault, { file, namedAt }: SecretFile, { documents }: Harness): More {
  const isNamed = namedAt && !namedAt.file.endsWith('.json') && /\bclaude\b/.test(documents.get(namedAt.file)?.text ?? '');
  const inUse = file.startsWith('~/') || file.startsWith('/') || isNamed;
  const severity = inUse && (fault.everybody || fault.fault === 'foreign') ? ('error' as const) : ('warning' as const);
  return { severity, remedy: fault.remedy, ...(namedAt && { related: [{ at: namedAt, message: 'loaded here' }] }) };
}

const token = `xoxb${'-587200492943-242920896772-TqPfSrcg92Dh4FdvQrPE71Kw'}`;
const script = { text: '#!/bin/bash\nset -a\nsource "$HOME/.env.agent"\nset +a\nclaude -p brief\n', mode: 0o755 };

export const examples = (): Examples => ({
  bad: [
    { title: 'The env file that a script loads', files: { 'run.sh': script, '~/.env.agent': { text: `«»CHAT_TOKEN=${token}\n`, mode: 0o644 } } },
    { title: 'An env file of the project', files: { '.env': { text: `«»CHAT_TOKEN=${token}\n`, mode: 0o644 } } },
    { title: 'Readable by the group', files: { '.env': { text: `«»CHAT_TOKEN=${token}\n`, mode: 0o640 } } },
    {
      title: 'Readable for one user, by an access list',
      files: { '.env': { text: `«»CHAT_TOKEN=${token}\n`, mode: 0o640, acl: 'user::rw-\nuser:1001:r--\ngroup::---\nmask::r--\nother::---' } },
    },
    {
      title: 'On a Windows drive (a note)',
      files: { '.env': { text: `«»CHAT_TOKEN=${token}\n`, mode: 0o777, madeUpBy: 'drvfs' } },
    },
    {
      title: 'In a folder that nobody else can enter (a note)',
      files: { conf: { text: '', folder: true, mode: 0o700 }, 'conf/.env': { text: `«»CHAT_TOKEN=${token}\n`, mode: 0o644 } },
    },
    { title: 'Owned by somebody else', files: { '.env': { text: `«»CHAT_TOKEN=${token}\n`, mode: 0o600, owned: false } } },
  ],
  good: [
    {
      title: 'An access list that gives nobody anything',
      files: {
        '.env': { text: `CHAT_TOKEN=${token}\n`, mode: 0o640, acl: 'user::rw-\nuser:1001:---\ngroup::---\nmask::r--\nother::---' },
      },
    },
    {
      title: 'A link to a file that only its owner can read',
      files: { 'run.sh': script, '~/.env.agent': { symlink: 'private/agent' }, '~/private/agent': { text: `CHAT_TOKEN=${token}\n`, mode: 0o600 } },
    },
    { title: 'Only its owner can read it', files: { 'run.sh': script, '~/.env.agent': { text: `CHAT_TOKEN=${token}\n`, mode: 0o600 } } },
    { title: 'Nothing secret in it', files: { '.env': { text: 'PORT=3000\nPUBLIC_URL=https://example.com\nAPI_TOKEN=changeme\n', mode: 0o644 } } },
    {
      title: 'A public certificate',
      files: { 'ca.pem': { text: '-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUQ2x\n-----END CERTIFICATE-----\n', mode: 0o644 } },
    },
    { title: 'A template', files: { '.env.example': { text: 'API_TOKEN=\n', mode: 0o644 } } },
  ],
});
