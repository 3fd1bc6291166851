import { shorten } from '../src/findings/grants.ts';
import { openGrants } from '../src/findings/reach.ts';
import { allow, defineRule, type Examples } from '../src/findings/rule.ts';

export default defineRule({
  id: 'reaches-network',
  title: 'Shell permission that sends data to any host',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'reach',
  why: 'The agent chooses host and data. Together with anything secret that it can read, this is the way out: exfiltration needs no other tool.',
  remedy: 'Use `WebFetch(domain:host)` for reading, or allow the exact request.',
  references: ['surfaces PERM-NET-OUT, PERM-NET-DNS'],
  messages: {
    open: '{rule} sends data over the network to any host without a prompt, for example {witness}{also}',
    listens: '{rule} opens this machine to the network without a prompt, for example {witness}{also}',
  },

  check(subject, report) {
    for (const { grant, severity, witness, can, also, more } of openGrants(subject, 'reaches-network')) {
      report(grant.origin, can === 'network-in' ? 'listens' : 'open', { rule: shorten(grant.rule.text), witness, also }, { ...more, severity });
    }
  },
});

export const examples = (): Examples => ({
  bad: [
    { title: 'curl', files: allow('«"Bash(curl:*)"»') },
    { title: 'A tunnel to this machine', files: allow('«"Bash(localtunnel:*)"»') },
    { title: 'A URL in front does not limit it', files: allow('«"Bash(curl https://api.example.com/:*)"»') },
  ],
  good: [
    { title: 'One request', files: allow('"Bash(curl -fsS https://status.example.com/health)"') },
    { title: 'Data is asked for', files: { '.claude/settings.json': '{ "permissions": { "allow": ["Bash(curl:*)"], "ask": ["Bash(curl:*)"] } }' } },
  ],
});
