import { CA_FILES, TLS_SWITCHES } from '../src/client/env-names.ts';
import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { serverTexts } from '../src/load/server-texts.ts';
import { asObject, asText } from '../src/load/values.ts';
import type { Origin } from '../src/model/origin.ts';

export default defineRule({
  id: 'disabled-tls-check',
  title: 'Check of certificates switched off',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'commands',
  why: 'Without the check, whoever is on the way can answer in the name of any server: read keys and code, and tell the agent what they like. In settings the switch holds for the client and for every command that it runs.',
  remedy: 'Remove the switch. For a company proxy name its certificate in user or managed settings (`NODE_EXTRA_CA_CERTS`).',
  references: ['surfaces ENV-TLS'],
  messages: {
    settings: '{variable} switches off the check of certificates for {whom}: whoever is on the way can read and change the traffic',
    server: '{variable} switches off the check of certificates for server {name}: whoever is on the way can read and change its traffic',
    authority: '{variable} in a {scope} file makes everybody who opens the project believe the certificates of {file}',
  },

  check({ harness }, report) {
    for (const { file, scope, value } of harness.settings) {
      for (const [variable, text] of Object.entries(asObject(value['env']) ?? {})) {
        const at: Origin = { file, path: ['env', variable] };
        if (TLS_SWITCHES.get(variable)?.test(asText(text))) {
          report(at, 'settings', { variable, whom: /^(?:NODE|SSL)/.test(variable) ? 'the client and its programs' : 'the programs that the client runs' });
        } else if (CA_FILES.has(variable) && scope === 'project' && typeof text === 'string' && /^(?!\/|~|\$\{?HOME)./.test(text)) {
          report(at, 'authority', { variable, scope, file: text }, { severity: 'warning' });
        }
      }
    }
    for (const server of harness.servers) {
      for (const { field, key = '', text, at } of serverTexts(server)) {
        if (field === 'env' && TLS_SWITCHES.get(key)?.test(text)) report(at, 'server', { variable: key, name: server.name });
      }
    }
  },
});

export const examples = (): Examples => ({
  bad: [
    { title: 'For everything', files: settings('{ "env": { "NODE_TLS_REJECT_UNAUTHORIZED": «"0"» } }') },
    { title: 'For git', files: settings('{ "env": { "GIT_SSL_NO_VERIFY": «"true"» } }') },
    {
      title: 'For one server',
      files: { '.mcp.json': '{ "mcpServers": { "wiki": { "command": "wiki-mcp", "env": { "NODE_TLS_REJECT_UNAUTHORIZED": «"0"» } } } }' },
    },
    { title: 'An authority from the repository', files: settings('{ "env": { "NODE_EXTRA_CA_CERTS": «"./certs/ca.crt"» } }') },
  ],
  good: [
    { title: 'The check is on', files: settings('{ "env": { "NODE_TLS_REJECT_UNAUTHORIZED": "1" } }') },
    { title: "A company's certificate on the machine", files: settings('{ "env": { "NODE_EXTRA_CA_CERTS": "/etc/ssl/corp.crt" } }') },
  ],
});
