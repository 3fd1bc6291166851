import { aboutGrant, loadedGrants, shorten } from '../src/findings/grants.ts';
import { heldTogether, isSolid } from '../src/findings/held.lazy.ts';
import { isBoxed, risk, togetherSeverity } from '../src/findings/risk.ts';
import { allow, defineRule, type Examples, settings } from '../src/findings/rule.ts';

export default defineRule({
  id: 'exfiltration-path',
  title: 'Rules that together carry secrets to any host',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'together',
  why: 'One rule shows keys or tokens, another sends data wherever the model likes. Each has its use; together nobody is asked between reading a secret and sending it away, and a single line of text from a stranger is enough to ask for both.',
  remedy: 'Take one of the two out of the allow list: the secrets into deny, or the network into named hosts.',
  references: ['security §7', 'surfaces PERM-EXFIL-COMBO'],
  messages: { path: '{secret} shows secrets and {out} sends data to any host, both without a prompt: for example {read}, then {send}' },

  check({ harness, run }, report) {
    const allowed = loadedGrants(harness, 'allow');
    if (allowed.length < 2 || !allowed.some(({ rule }) => MAY_SEND.test(rule.text))) return;
    for (const session of heldTogether(harness)) {
      if (session.runsAnything) continue;
      const out = session.find((one) => one.capability === 'network-out' && isSolid(one));
      const secret = out && session.find((one) => one.capability === 'secrets' && isSolid(one) && one.program !== out.program);
      if (!out || !secret || secret.grant === out.grant) continue;
      const boxed = isBoxed(harness) && out.call.tool === 'Bash';
      const score = risk('secrets', undefined, {
        readsStrangers: out.call.tool === 'WebFetch',
        scope: out.grant.scope,
        headless: run.headless,
        boxed,
      });
      report(
        out.grant.origin,
        'path',
        { secret: shorten(secret.grant.rule.text, 50), out: shorten(out.grant.rule.text, 50), read: shown(secret.call.input), send: shown(out.call.input) },
        {
          ...aboutGrant(out.grant),
          severity: togetherSeverity(score),
          witness: out.call,
          related: [{ at: secret.grant.origin, message: 'the rule that shows secrets' }],
        },
      );
      return;
    }
  },
});

/** Before the engine is loaded: rules on programs and tools that send. */
const MAY_SEND = /^(?:Bash|WebFetch|PowerShell)/;

const shown = (input: Readonly<Record<string, unknown>>): string =>
  shorten(String(input['command'] ?? input['url'] ?? input['file_path'] ?? '').replace(/^\/session\/home\//, '~/'), 60);

export const examples = (): Examples => ({
  bad: [
    { title: 'Keys, and any host', files: allow('"Read(~/.ssh/**)"', '«"WebFetch"»') },
    { title: 'The environment, and a program that sends', files: allow('"Bash(printenv:*)"', '«"Bash(curl:*)"»') },
  ],
  good: [
    { title: 'Only one half', files: allow('"WebFetch"', '"Read(docs/**)"') },
    { title: 'One request', files: allow('"Read(~/.ssh/**)"', '"Bash(curl -d @report.json https://reports.example.com)"') },
    { title: 'A named host', files: allow('"Read(~/.ssh/**)"', '"WebFetch(domain:docs.example.com)"') },
    { title: 'The secret is denied', files: settings('{ "permissions": { "allow": ["Read(~/.ssh/**)", "WebFetch"], "deny": ["Read(~/.ssh/**)"] } }') },
    { title: 'Sending is asked about', files: settings('{ "permissions": { "allow": ["Read(~/.ssh/**)", "Bash(curl:*)"], "ask": ["Bash(curl:*)"] } }') },
    { title: 'Where everything runs, this is the least', files: allow('"Read(~/.ssh/**)"', '"WebFetch"', '"Bash(python3:*)"') },
    {
      title: 'In two projects',
      files: { ...allow('"WebFetch"'), 'other/.claude/settings.json': '{ "permissions": { "allow": ["Read(~/.ssh/**)"] } }' },
    },
  ],
});
