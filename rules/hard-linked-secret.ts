import { heldSecrets } from '../src/findings/held-secrets.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import { wholeFile } from '../src/model/origin.ts';

export default defineRule({
  id: 'hard-linked-secret',
  title: 'Secret file that has another name somewhere else',
  severity: 'note',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'secretFiles',
  why: 'Names made by hard links are the same file. Deleting the secret under one of them leaves it under the others, where nobody looks for it, and what is written under one changes all.',
  remedy: 'Find the others with `find / -xdev -samefile FILE`, and make this file a copy of its own where nothing needs the link.',
  references: ['security §4 (modes, mechanics)'],
  messages: { linked: '{file} {what} and has {count} names (hard links): deleting it here leaves the secret under the others' },

  check({ harness }, report) {
    const { faults, what } = heldSecrets(harness);
    for (const { fault, file, detail = '', remedy } of faults) {
      const holds = what(file);
      if (fault === 'hard-link' && holds !== undefined) report(wholeFile(file), 'linked', { file, what: holds, count: detail }, { remedy });
    }
  },
});

const token = `xoxb${'-587200492943-242920896772-TqPfSrcg92Dh4FdvQrPE71Kw'}`;

export const examples = (): Examples => ({
  bad: [{ title: 'Two names', files: { '.env': { text: `«»CHAT_TOKEN=${token}\n`, mode: 0o600, names: 2 } } }],
  good: [
    { title: 'One name', files: { '.env': { text: `CHAT_TOKEN=${token}\n`, mode: 0o600 } } },
    { title: 'Nothing secret in it', files: { '.env': { text: 'PORT=3000\n', mode: 0o600, names: 2 } } },
  ],
});
