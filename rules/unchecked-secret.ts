import { heldSecrets } from '../src/findings/held-secrets.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import { wholeFile } from '../src/model/origin.ts';

export default defineRule({
  id: 'unchecked-secret',
  title: 'Secret file of which nobody checked who can read it',
  severity: 'note',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'secretFiles',
  why: 'Silence about a secret file should mean that only its owner can read it. On Windows rights are access lists and no modes, and a link out of the checked folder is followed only with `--user`: of these files silence says nothing.',
  remedy: 'Look at the rights yourself: `icacls FILE` on Windows, `ls -lL FILE` elsewhere.',
  references: ['security §4 (modes)'],
  messages: {
    windows: '{file} {what}; who can read it was not checked, nor for other secret files: on Windows rights are access lists and no modes',
    outside: '{file} is loaded here and is a link out of the checked folder: who can read the file at its end was not checked',
  },

  check({ harness }, report) {
    const { faults, what } = heldSecrets(harness);
    const first = faults.find(({ fault }) => fault === 'unchecked');
    const holds = first && what(first.file);
    // One sentence for the machine, not one a file.
    if (first && holds !== undefined) report(wholeFile(first.file), 'windows', { file: first.file, what: holds });
    const { rights } = harness.facts;
    for (const { file, stat, namedAt } of harness.secretFiles) {
      if (harness.user || !namedAt || stat?.kind !== 'symlink' || stat.mode === undefined || rights.target(file) !== undefined) continue;
      report(namedAt, 'outside', { file }, { remedy: 'Repeat with `--user`: only then is the link followed out of the checked folder.' });
    }
  },
});

export const examples = (): Examples => ({
  bad: [
    {
      title: 'A link out of the checked folder',
      files: { 'run.sh': 'set -a\n. «./.env»\nclaude -p brief\n', '.env': { symlink: '/srv/agent/env' } },
    },
  ],
  good: [
    {
      title: 'A link within the folder',
      files: { 'run.sh': 'set -a\n. ./.env\nclaude -p brief\n', '.env': { symlink: 'conf/agent.env' }, 'conf/agent.env': { text: 'PORT=1\n', mode: 0o600 } },
    },
    { title: 'A link that nothing loads', files: { '.env': { symlink: '../main/.env' } } },
    {
      title: 'Followed with the home folder',
      files: {
        'run.sh': '. ./.env\nclaude -p brief\n',
        '.env': { symlink: '/srv/agent/env' },
        '/srv/agent/env': { text: 'PORT=1\n', mode: 0o600 },
        '~/.profile': '',
      },
    },
  ],
});
