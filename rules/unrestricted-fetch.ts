import { aboutGrant, loadedGrants, shorten } from '../src/findings/grants.ts';
import { allow, defineRule, type Examples, settings } from '../src/findings/rule.ts';

export default defineRule({
  id: 'unrestricted-fetch',
  title: 'WebFetch permission without a domain',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'grants',
  why: 'The agent may fetch any address without a question. What it reads there is text that a stranger wrote, and what it writes into the address leaves the machine: an open way in for injected instructions and out for data.',
  remedy: 'List the hosts, each as `WebFetch(domain:host)`; `*.host` covers its subdomains.',
  references: ['permissions-paths §4.1', 'surfaces PERM-WEBFETCH-ALL'],
  messages: {
    any: '{rule} fetches from any domain without a prompt: data can leave through the address',
    suffix: '{rule} also covers {other}: a star without a dot after it ends no domain, so anybody can register a name that matches',
    top: '{rule} covers every domain below ".{top}": data can leave to anybody there',
  },

  check({ harness }, report) {
    for (const grant of loadedGrants(harness, 'allow')) {
      const { rule, origin } = grant;
      if (rule.tool !== 'WebFetch') continue;
      const shown = shorten(rule.text);
      const about = aboutGrant(grant);
      const host = rule.specifier?.startsWith('domain:') ? rule.specifier.slice('domain:'.length) : rule.specifier;
      const star = /^\*+([^.*][^.]*\..+)$/.exec(host ?? '')?.[1];
      const top = (host?.startsWith('*') ? /^\*+\.([a-z]+)$/i.exec(host) : undefined)?.[1];
      const url = `https://${star === undefined ? (top === undefined ? 'example.com' : `example.${top}`) : `evil${star}`}/?q=data`;
      const witness = { tool: 'WebFetch', input: { url, prompt: 'read it' } };
      if (host === undefined || /^\*+$/.test(host)) report(origin, 'any', { rule: shown }, { witness, ...about });
      else if (star !== undefined)
        report(
          origin,
          'suffix',
          { rule: shown, other: `evil${star}` },
          { witness, remedy: `Write \`WebFetch(domain:*.${star})\` and \`WebFetch(domain:${star})\`.`, ...about },
        );
      else if (top !== undefined && top.toLowerCase() !== 'localhost') report(origin, 'top', { rule: shown, top }, { witness, ...about });
    }
  },
});

export const examples = (): Examples => ({
  bad: [
    { title: 'The bare tool', files: allow('«"WebFetch"»') },
    { title: 'Any domain', files: allow('«"WebFetch(domain:*)"»', '«"WebFetch(*)"»') },
    { title: 'A star without a dot', files: allow('«"WebFetch(domain:*example.com)"»') },
    { title: 'A whole top-level domain', files: allow('«"WebFetch(domain:*.com)"»') },
  ],
  good: [
    { title: 'A host and its subdomains', files: allow('"WebFetch(domain:docs.example.com)"', '"WebFetch(domain:*.docs.example.com)"') },
    { title: 'To be asked is the default anyway', files: settings('{ "permissions": { "ask": ["WebFetch"] } }') },
  ],
});
