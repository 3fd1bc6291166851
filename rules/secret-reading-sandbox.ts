import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { entries, sandboxes } from '../src/load/sandbox.ts';
import { asObject } from '../src/load/values.ts';

export default defineRule({
  id: 'secret-reading-sandbox',
  title: 'Sandbox in which commands still read every key',
  severity: 'note',
  confidence: 'likely',
  tier: 'audit',
  since: '0.1.0',
  gate: 'sandbox',
  why: 'By default the sandbox confines writing and the network; reading is open for the whole disk. A sandboxed command reads `~/.ssh`, `~/.aws` and tokens in the environment as before, and what it reads goes to the model.',
  remedy: 'List what commands must not see under `sandbox.credentials` (files and variables) or `sandbox.filesystem.denyRead`.',
  references: ['surfaces SBX-READ-DEFAULT'],
  messages: { open: 'the sandbox is on, but commands in it still read keys and tokens: neither credentials nor denyRead names any' },

  check({ harness }, report) {
    const all = sandboxes(harness);
    const closes = all.some(({ value, filesystem }) => {
      const credentials = asObject(value['credentials']);
      const files = credentials?.['files'];
      return entries(filesystem['denyRead']).length > 0 || (Array.isArray(files) && files.length > 0);
    });
    if (closes) return;
    for (const { value, at } of all) if (value['enabled'] === true) report(at('enabled'), 'open');
  },
});

const sandbox = (json: string) => settings(`{ "sandbox": { ${json} } }`);

export const examples = (): Examples => ({
  bad: [{ title: 'Nothing is closed for reading', files: sandbox('"enabled": «true»') }],
  good: [
    { title: 'Folders', files: sandbox('"enabled": true, "filesystem": { "denyRead": ["~/.ssh", "~/.aws"] }') },
    { title: 'Credentials', files: sandbox('"enabled": true, "credentials": { "files": [{ "path": "~/.ssh", "mode": "deny" }] }') },
  ],
});
