import { isMcpName, matchesToolGlob, normalizeMcpPart, TOOLS } from '../../client/tools.ts';
import type { PermissionRule } from '../../model/permission.ts';
import { fieldSpecifier } from '../../policy/specifier.ts';
import { unescapeSpecifier } from '../../policy/syntax.ts';
import { serverOf } from './alone.ts';
import { bash, fetching, onFile, plain, skill, starting, type Trial, type Trials } from './call.ts';

export function fetchTrials(rule: PermissionRule): Trials {
  const host = /^domain:(.*)$/s.exec(unescapeSpecifier(rule.specifier ?? 'domain:*'))?.[1]?.trim() ?? 'example.com';
  const at = (name: string, shows = '') => fetching(`https://${name}/`, shows);
  if (rule.specifier === undefined || host === '*') {
    return {
      hits: [at('example.com'), at('api.example.org'), fetching('http://10.0.0.1:8080/x')],
      misses: [bash('curl https://example.com', 'another tool'), plain('WebSearch', 'another tool'), onFile('Write', 'a.txt', 'another tool')],
      stays: [],
    };
  }
  const bare =
    host
      .replace(/^\*+\.?/, '')
      .replace(/:\d+$/, '')
      .split('/')[0] ?? '';
  const filled = (by: string): string => host.replace(/\*+/g, by);
  return {
    hits: [
      ...(/^\*[^.*]/.test(host) ? [at(filled('evil'), 'what is glued to the star may be longer')] : []),
      at(filled('www')),
      fetching(`http://${filled('api')}:8080/a?b=c`, 'any scheme, port and path'),
      at(filled('a.b'), 'any number of names'),
      at(filled('')),
      at(filled('WWW').toUpperCase(), 'in any case'),
      at(`${filled('x')}.`),
    ],
    misses: [
      ...(host.startsWith('*.') ? [at(bare, 'the name itself is not below it')] : [at(`www.${filled('x')}`, 'a name below it')]),
      at(`${filled('x')}.evil.example`, 'it must end so'),
      at(`evil${bare}`, 'another name'),
      at('other.example', 'another host'),
      bash(`curl https://${bare}`, 'the shell is another tool'),
    ],
    stays: [],
  };
}

export function mcpTrials(rule: PermissionRule): Trials {
  const server = serverOf(rule.tool) ?? 'x';
  const parts = rule.tool.slice('mcp__'.length).split('__');
  const tool = parts.slice(1).join('__').replace(/\*+/g, 'x');
  const named = (name: string, shows = '') => plain(name, shows);
  const real = normalizeMcpPart(server);
  const renamed = real === server ? [] : [named(`mcp__${real}__${tool === '' ? 'get' : normalizeMcpPart(tool)}`, 'the name that the client gives to the tool')];
  const whole = parts.length === 1 || /^\**$/.test(parts.slice(1).join('__'));
  return {
    hits: whole
      ? ['get', 'delete', 'create_issue'].map((name) => named(`mcp__${server}__${name}`))
      : rule.tool.includes('*')
        ? ['x', 'list', ''].map((name) => named(`mcp__${server}__${parts.slice(1).join('__').replace(/\*+/g, name)}`))
        : [named(rule.tool)],
    misses: [
      ...renamed,
      ...(whole ? [named(`mcp__${server}2__get`, 'another server'), named(`mcp__${server}__x__get`, `a tool of a server called ${server}__x`)] : []),
      ...(whole
        ? []
        : [
            named(`mcp__${server}__${tool}_all`, 'a longer name'),
            named(`mcp__${server}__other`, 'another tool of the server'),
            named(`mcp__other__${tool}`, 'another server'),
          ]),
      named('mcp__other__get', 'another server'),
      bash('npm test', 'another tool'),
    ],
    stays: [],
  };
}

const fieldCall = (tool: string, input: Readonly<Record<string, unknown>>, field: { readonly name: string; readonly value: string }): Trial => ({
  call: { tool, input: { ...input, [field.name]: field.value.replaceAll('*', 'x') } },
  shows: `the input field ${field.name}`,
});

export function agentTrials(rule: PermissionRule): Trials {
  const specifier = unescapeSpecifier(rule.specifier ?? '*');
  const field = fieldSpecifier(specifier);
  const name = field ? 'reviewer' : specifier.replaceAll('*', 'x');
  return {
    hits: [
      ...(field ? [fieldCall('Agent', { subagent_type: 'reviewer', description: 'x', prompt: 'x' }, field)] : []),
      ...(rule.specifier === undefined || specifier === '*'
        ? ['general-purpose', 'Explore', 'reviewer'].map((one) => starting(one))
        : field
          ? []
          : [starting(name)]),
    ],
    misses: [
      starting(`${name}-2`, 'another agent'),
      starting(name.toUpperCase(), 'names are compared in their case'),
      starting('general-purpose', 'another agent'),
      starting('Explore', 'another agent'),
    ],
    stays: [],
  };
}

/** The names that a Skill rule speaks of; the explanation makes them skills that need a rule. */
export function skillNames(rule: PermissionRule): readonly string[] {
  const text = unescapeSpecifier(rule.specifier ?? '*').replace(/^\//, '');
  const field = fieldSpecifier(text);
  const name = (field && field.value !== '*' ? field.value : text.replace(/(?::| )\*$/, '')).replaceAll('*', 'x') || 'x';
  return rule.specifier === undefined || text === '*' ? ['deploy', 'review', 'release'] : [name, `${name}-prod`, `${name}x`, `my-${name}`, 'other', 'review'];
}

export function skillTrials(rule: PermissionRule): Trials {
  const names = skillNames(rule);
  const [name = 'x'] = names;
  const field = rule.specifier === undefined ? undefined : fieldSpecifier(unescapeSpecifier(rule.specifier));
  const prefix = /(?::| )\*$/.test(rule.specifier ?? '');
  const whole = rule.specifier === undefined || rule.specifier === '*';
  return {
    hits: [
      ...(field && field.value !== '*' ? [fieldCall('Skill', { skill: field.name === 'skill' ? field.value : name }, field)] : []),
      skill(name),
      ...(whole ? names.slice(1).map((one) => skill(one)) : []),
      ...(prefix ? [skill(`${name}-prod`, 'every name that begins so'), skill(`${name}x`, 'every name that begins so')] : []),
      { call: { tool: 'Skill', input: { skill: name, args: 'now' } }, shows: 'with any arguments' },
      skill(`/${name}`, 'with the slash of a command'),
    ],
    misses: whole
      ? [bash('npm test', 'another tool'), plain('WebSearch', 'another tool'), onFile('Write', 'a.txt', 'another tool')]
      : [
          ...(prefix ? [] : [skill(`${name}-prod`, 'a longer name')]),
          skill(`my-${name}`, 'another name'),
          skill('other', 'another skill'),
          skill('review', 'another skill'),
        ],
    stays: [],
  };
}

/** Tools of which rules name the whole, or an input field; and names with a star. */
export function otherTrials(rule: PermissionRule): Trials {
  const field = rule.specifier === undefined ? undefined : fieldSpecifier(unescapeSpecifier(rule.specifier));
  const tools = rule.tool.includes('*') ? [...TOOLS].filter((tool) => matchesToolGlob(rule.tool, tool)) : [rule.tool];
  const reached = isMcpName(rule.tool) ? [] : tools;
  return {
    hits: [
      ...(field ? reached.map((tool) => fieldCall(tool, {}, field)) : []),
      ...reached.flatMap((tool) => sampleOf(tool)),
      ...(rule.tool.includes('*') && matchesToolGlob(rule.tool, 'mcp__x__get') ? [plain('mcp__x__get')] : []),
    ],
    misses: [
      bash('npm test', 'another tool'),
      onFile('Write', 'a.txt', 'another tool'),
      fetching('https://example.com/', 'another tool'),
      plain('WebSearch', 'another tool'),
      plain('mcp__x__get', 'another tool'),
    ],
    stays: [],
  };
}

function sampleOf(tool: string): readonly Trial[] {
  switch (tool) {
    case 'Bash':
      return [bash('npm test')];
    case 'Read':
    case 'Edit':
    case 'Write':
    case 'NotebookEdit':
    case 'Grep':
    case 'Glob':
      return [onFile(tool, '/srv/a.txt')];
    case 'WebFetch':
      return [fetching('https://example.com/')];
    case 'WebSearch':
      return [
        { call: { tool, input: { query: 'weather' } }, shows: '' },
        { call: { tool, input: { query: 'news' } }, shows: '' },
      ];
    case 'Agent':
      return [starting('general-purpose')];
    case 'Skill':
      return [skill('x')];
    default:
      return [plain(tool)];
  }
}
