import { confidenceOf, credentials, inWords } from '../src/findings/credentials.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';

export default defineRule({
  id: 'secret-in-default',
  title: 'Credential as the fallback of a variable',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'credentials',
  conceals: true,
  why: '`${NAME:-value}` looks like a reference, but its fallback is a literal: it is in the file for everyone to read, and it is used silently wherever the variable is missing.',
  remedy: 'Revoke this credential and write `${NAME}` without a fallback: a missing variable then shows at once.',
  references: ['surfaces MCP-DEFAULT-SECRET'],
  messages: { fallback: 'the fallback of this variable is {what} in the clear: whoever gets this file has it' },

  check({ harness }, report) {
    for (const secret of credentials(harness)) {
      if (secret.place !== 'default') continue;
      const mild = secret.test || secret.proof === 'plain';
      report(secret.at, 'fallback', { what: inWords(secret) }, { confidence: confidenceOf(secret), ...(mild && { severity: 'warning' as const }) });
    }
  },
});

const server = (header: string) => ({
  '.mcp.json': `{ "mcpServers": { "wiki": { "type": "http", "url": "https://wiki.acme.io/mcp", "headers": { "X-Api-Key": "${header}" } } } }`,
});

export const examples = (): Examples => ({
  bad: [{ title: 'The real key as a fallback', files: server('${WIKI_KEY:-«CO9VgVb0UJoxgjnqC6CAbRuO4JNuFM»}') }],
  good: [
    { title: 'No fallback', files: server('${WIKI_KEY}') },
    { title: 'An empty fallback, and one that says what to do', files: server('${WIKI_KEY:-}${OTHER:-set-your-key-here}') },
    {
      title: 'A fallback that is an address',
      files: { '.mcp.json': '{ "mcpServers": { "wiki": { "type": "http", "url": "${WIKI_URL:-https://wiki.acme.io/mcp}" } } }' },
    },
  ],
});
