import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { entries, sandboxes } from '../src/load/sandbox.ts';

/** Endings under which anybody can have a name. */
const PUBLIC_ENDING = /^\*\.(?:[a-z]{2,}|(?:com?|org|net|ac|gov|edu|or|ne|go)\.[a-z]{2})$/;
/** Hosts on which anybody can put and fetch data. */
const SHARED =
  /^(?:(?:\*\.)?(?:amazonaws\.com|s3\.amazonaws\.com|storage\.googleapis\.com|blob\.core\.windows\.net|vercel\.app|netlify\.app|workers\.dev|pages\.dev|herokuapp\.com|onrender\.com|fly\.dev|web\.app|firebaseapp\.com|appspot\.com|run\.app|azurewebsites\.net|cloudfront\.net|r2\.dev|ngrok\.io|ngrok\.app|ngrok-free\.app|trycloudflare\.com|loca\.lt|pastebin\.com|webhook\.site|requestbin\.com|transfer\.sh|ipfs\.io|pipedream\.net|interactsh\.com|oast\.(?:fun|pro|live|site|me)|gist\.github\.com|gist\.githubusercontent\.com|api\.telegram\.org|hooks\.slack\.com|discord\.com|discordapp\.com))$/;

export default defineRule({
  id: 'broad-sandbox-domain',
  title: 'Sandbox whose network is open to anybody',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  gate: 'sandbox',
  why: 'The network of the sandbox is confined so that what a command reads cannot leave. A wildcard over a whole ending, or a host where everybody can open an account and receive data, is a way out for all of it.',
  remedy: 'Name the exact hosts that the job talks to.',
  references: ['surfaces SBX-WILDCARD-DOMAIN, NET-SHARED-HOST'],
  messages: {
    all: 'allowedDomains "{domain}" opens the whole network to sandboxed commands: nothing keeps data inside',
    ending: 'allowedDomains "{domain}" covers every site under that ending: anybody can have one',
    shared: 'allowedDomains "{domain}" is a host where anybody can receive data: a way out for everything that a command reads',
    address: 'allowedDomains "{domain}" is an address, not a name: the host behind it can be anybody tomorrow',
  },

  check({ harness }, report) {
    for (const { network, at } of sandboxes(harness)) {
      for (const [i, domain] of entries(network['allowedDomains'])) {
        const place = at('network', 'allowedDomains', i);
        const host = domain.trim().toLowerCase();
        if (/^(?:\*|\*\.\*|\*\*|0\.0\.0\.0\/0)$/.test(host)) report(place, 'all', { domain }, { severity: 'error' });
        else if (PUBLIC_ENDING.test(host) && !/^\*\.(?:local|lan|internal|test|localhost|corp|home)$/.test(host)) report(place, 'ending', { domain });
        else if (SHARED.test(host)) report(place, 'shared', { domain });
        else if (/^(?!127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)\d+(?:\.\d+){3}$/.test(host))
          report(place, 'address', { domain }, { severity: 'note' });
      }
    }
  },
});

const domains = (...hosts: string[]) => settings(`{ "sandbox": { "enabled": true, "network": { "allowedDomains": [${hosts.join(', ')}] } } }`);

export const examples = (): Examples => ({
  bad: [
    { title: 'Everything', files: domains('«"*"»') },
    { title: 'A whole ending', files: domains('«"*.com"»', '«"*.co.uk"»') },
    { title: 'A host for everybody', files: domains('«"*.ngrok.io"»', '«"webhook.site"»') },
  ],
  good: [
    { title: 'Exact hosts', files: domains('"docs.acme.dev"', '"registry.npmjs.org"') },
    { title: "A company's names", files: domains('"*.acme.dev"', '"*.corp.acme.co.uk"') },
    { title: 'A network of its own', files: domains('"*.internal"', '"10.0.0.4"') },
  ],
});
