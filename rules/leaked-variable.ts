import { hostOf, isLoopback, isPrivate } from '../src/capability/hosts.ts';
import { EXPANDED } from '../src/client/mcp-variables.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import { part, serverTexts } from '../src/load/server-texts.ts';

/** Credentials that the client does pass on, with the hosts they belong to. */
const OWNERS: readonly (readonly [names: readonly string[], hosts: RegExp, whose: string])[] = [
  [['GITHUB_TOKEN', 'GH_TOKEN', 'GITHUB_PAT', 'GITHUB_PERSONAL_ACCESS_TOKEN'], /github|ghe\b|copilot|(?:^|\.)git\./, 'GitHub'],
  [['GITLAB_TOKEN', 'GITLAB_PERSONAL_ACCESS_TOKEN', 'GITLAB_PRIVATE_TOKEN'], /gitlab|(?:^|\.)git\./, 'GitLab'],
  [['OPENAI_API_KEY'], /openai|azure/, 'OpenAI'],
  [['SLACK_TOKEN', 'SLACK_BOT_TOKEN', 'SLACK_USER_TOKEN'], /slack/, 'Slack'],
  [['AWS_ACCESS_KEY_ID'], /aws|amazon/, 'AWS'],
  [['DATABASE_URL', 'PGPASSWORD', 'MYSQL_PWD'], /^$/, 'a database'],
];

export default defineRule({
  id: 'leaked-variable',
  title: 'Credential of one service is sent to another',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  gate: 'servers',
  why: 'The variable holds a credential that opens far more than this server: a token of a code host reads and writes every repository of its owner. In the url or a header it goes to another company with every request, and lands in its logs.',
  remedy: 'Make a token for this server alone, with the least rights, and pass it in a variable with a name of its own.',
  references: ['surfaces MCP-ENV-LEAK', 'permissions-paths §7.3'],
  messages: { foreign: 'server {name} sends {variable}, a credential of {whose}, to {host}' },

  check({ harness }, report) {
    for (const server of harness.servers) {
      const { url } = server.value;
      if (typeof url !== 'string') continue;
      for (const text of serverTexts(server)) {
        if (text.field !== 'url' && text.field !== 'headers') continue;
        for (const match of text.text.matchAll(EXPANDED)) {
          const variable = match[1] ?? '';
          const owner = OWNERS.find(([names]) => names.includes(variable));
          const host = owner && hostOf(url);
          if (host === undefined || isLoopback(host) || isPrivate(host) || owner?.[1].test(host)) continue;
          report(part(text, match.index, match[0].length), 'foreign', { name: server.name, variable, whose: owner?.[2] ?? '', host });
        }
      }
    }
  },
});

const server = (host: string, variable: string): Examples['bad'][number]['files'] => ({
  '.mcp.json': `{ "mcpServers": { "wiki": { "type": "http", "url": "https://${host}/mcp", "headers": { "Authorization": "Bearer ${variable}" } } } }`,
});

export const examples = (): Examples => ({
  bad: [{ title: "A code host's token for a wiki", files: server('wiki.acme.dev', '«${GITHUB_TOKEN}»') }],
  good: [
    { title: 'Where it belongs', files: server('api.githubcopilot.com', '${GITHUB_TOKEN}') },
    { title: 'A token of its own', files: server('wiki.acme.dev', '${WIKI_TOKEN}') },
    { title: 'This machine', files: server('localhost:9000', '${GITHUB_TOKEN}') },
  ],
});
