import type { Capability } from '../program.ts';
import type { Candidate } from './candidate.ts';

/*
 * What the tool of a server does is known to its server alone; its name is a promise. All of this is a guess, and marked as one.
 */

const BY_VERB: readonly (readonly [verb: RegExp, capability: Capability])[] = [
  [/(?:^|_)(?:exec|execute|run|eval|evaluate|shell|command|script|spawn|terminal)(?:_|$)/, 'exec'],
  [/(?:^|_)(?:delete|drop|remove|destroy|purge|truncate|reset|wipe)(?:_|$)/, 'destroy'],
  [/(?:^|_)(?:publish|deploy|release|merge|push|post|send|comment|create|update|reply)(?:_|$)/, 'publish'],
  [/(?:^|_)(?:secret|secrets|password|credential|credentials|token|tokens)(?:_|$)/, 'secrets'],
  [/(?:^|_)(?:fetch|navigate|goto|download|upload|request|http)(?:_|$)/, 'network-out'],
  [/(?:^|_)(?:write|edit|move|copy)(?:_|$)/, 'write-any'],
];

/** Servers by what their name says they are for. */
const BY_SERVER: readonly (readonly [name: RegExp, tool: string, capabilities: readonly Capability[]])[] = [
  [/playwright|puppeteer|browser|chrome/, 'browser_navigate', ['network-out']],
  [/postgres|mysql|sqlite|supabase|mongo|redis|bigquery|snowflake|database/, 'execute_sql', ['destroy']],
  [/github|gitlab|slack|linear|jira|atlassian|notion|gmail|mail|discord/, 'create_comment', ['publish']],
  [/filesystem/, 'write_file', ['write-any']],
  [/docker|kubernetes|k8s|shell|terminal|desktop[-_]commander/, 'execute_command', ['exec']],
  [/fetch|firecrawl/, 'fetch', ['network-out']],
];

export function serverCandidates(rule: string): readonly Candidate[] {
  const [, server = '', ...rest] = rule.split('__');
  const tool = rest.join('__');
  const candidate = (name: string, capability: Capability): Candidate => ({
    capability,
    call: { tool: `mcp__${server}__${name}`, input: {} },
    program: `mcp__${server}`,
    confidence: 'low',
    guess: true,
    source: 'the name of the tool',
    mild: true,
  });
  if (tool !== '' && !tool.includes('*')) {
    const words = tool
      .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
      .replace(/[-.]/g, '_')
      .toLowerCase();
    return BY_VERB.flatMap(([verb, capability]) => (verb.test(words) ? [candidate(tool, capability)] : [])).slice(0, 1);
  }
  const known = BY_SERVER.find(([name]) => name.test(server.toLowerCase()));
  return known ? known[2].map((capability) => candidate(tool === '' ? known[1] : tool.replaceAll('*', known[1]), capability)) : [];
}
