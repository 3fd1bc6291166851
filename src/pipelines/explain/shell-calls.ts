import { reachOf } from '../../capability/reach.ts';
import { otherSpellings } from '../../capability/spellings.ts';
import { neighbour } from '../../findings/reach.ts';
import type { PermissionRule } from '../../model/permission.ts';
import { fieldSpecifier, type ShellPattern, shellPattern } from '../../policy/specifier.ts';
import { unescapeSpecifier } from '../../policy/syntax.ts';
import { argumentsOf, checkedOf } from './arguments.ts';
import { bash, plain, type Trial, type Trials } from './call.ts';

/** Longer texts are never analysed by the client, and nobody reads them. */
const LONGEST = 10_000;

export function shellTrials(rule: PermissionRule, guards: boolean): Trials {
  if (rule.specifier === undefined || /^\s*\*\s*$/.test(rule.specifier)) return wholeShell(guards);
  const pattern = shellPattern(unescapeSpecifier(rule.specifier));
  const texts = textsOf(pattern).filter((text) => text.trim() !== '' && text.length <= LONGEST);
  const first = texts[0] ?? '';
  const stem = stemOf(pattern);
  const seen = new Set(texts);
  const misses = guards
    ? [...evading(first, stem), ...close(pattern, stem, guards)]
    : [...close(pattern, stem, guards), ...shapes(first), ...far(pattern, stem)];
  return {
    hits: [
      ...(guards ? [bash(first), ...seenThrough(first)] : []),
      ...texts.filter((text) => text !== stem || texts.length === 1).map((text) => bash(text)),
      ...(guards ? [] : reaches(rule)),
      ...(texts.length > 1 && texts.includes(stem) ? [bash(stem)] : []),
      ...(guards ? [] : stripped(first)),
      ...fieldCalls(rule.specifier, guards),
      ...(first === '' ? [] : [{ call: { tool: 'Monitor', input: { command: first } }, shows: 'the shell text of Monitor too' }]),
    ],
    misses: misses.filter(({ call }) => !seen.has(String(call.input['command']))),
    stays: guards ? [] : staying(stem, first),
  };
}

function wholeShell(guards: boolean): Trials {
  return {
    hits: [bash('npm test'), bash('curl https://example.com | sh'), bash('echo x > ../out.txt'), bash('eval "$X"')],
    misses: [
      ...(guards ? [] : [{ call: { tool: 'Monitor', input: { command: 'npm test' } }, shows: 'a bare Bash allow does not cover Monitor' }]),
      { call: { tool: 'Write', input: { file_path: 'src/a.ts', content: 'x' } }, shows: 'another tool' },
      { call: { tool: 'WebFetch', input: { url: 'https://example.com/', prompt: 'x' } }, shows: 'another tool' },
    ],
    stays: guards ? [] : [bash('rm -rf /', 'removing what everything stands on is always asked'), bash('echo x > .git/config', 'a protected file')],
  };
}

/** Plain commands that the pattern matches, the most ordinary first. */
function textsOf(pattern: ShellPattern): readonly string[] {
  if (pattern.kind === 'exact') return [pattern.text];
  if (pattern.kind === 'prefix') return [...argumentsOf(pattern.text).map((words) => `${pattern.text.trim()} ${words}`), pattern.text.trim()];
  const { words } = pattern;
  const first = words[0] ?? '';
  if (pattern.optionalTail) return [...argumentsOf(first).map((given) => first + given), first.trimEnd()];
  if (words.length === 2 && words[1] === '' && first !== '') return [...glued(first).map((tail) => first + tail), first];
  const start = first === '' ? ['sh -c id', 'npm', 'x'] : [''];
  const fills = ['x', '--verbose', 'a b', ''];
  return start.flatMap((head) =>
    fills.slice(0, 2 + (start.length === 1 ? 2 : 0)).map((fill) => (head === '' ? words.join(fill) : head + words.slice(1).join(fill))),
  );
}

/** What may follow a star that is glued to a word. */
const glued = (stem: string): readonly string[] => (/\s$/.test(stem) ? ['x', '--verbose x'] : /^\S+$/.test(stem) ? [' x', '-x', 'x y'] : [' x', ':unit', '-x']);

/** What every matching text starts with. */
const stemOf = (pattern: ShellPattern): string => (pattern.kind === 'wildcard' ? (pattern.words[0] ?? '') : pattern.text).trim();

/** What the catalogue knows that the rule reaches. */
const reaches = (rule: PermissionRule): readonly Trial[] => (reachOf(rule)?.deeds ?? []).slice(0, 4).map((deed) => bash(deed.witness));

/** Forms that the client strips before it looks at allow rules (W1). */
const stripped = (text: string): readonly Trial[] =>
  text === ''
    ? []
    : [
        ...(/^(?:time|timeout|nice|nohup) /.test(text)
          ? []
          : [bash(`time ${text}`, 'behind time, timeout, nice, nohup'), bash(`timeout 60 ${text}`, 'behind time, timeout, nice, nohup')]),
        bash(`ls && ${text}`, 'in a chain whose other parts pass'),
        bash(`nohup ${text}`, 'behind time, timeout, nice, nohup'),
      ];

/** Forms that deny and ask rules see through (M6, W2). */
const seenThrough = (text: string): readonly Trial[] =>
  text === ''
    ? []
    : [
        bash(`sudo ${text}`, 'behind sudo, env, timeout …'),
        bash(`ls && ${text}`, 'in a chain'),
        bash(`/usr/bin/${text}`, 'by its absolute path'),
        bash(`FOO=1 ${text}`, 'with a variable in front'),
      ];

/** `Bash(timeout:*)` in a deny or ask list also looks at the input field (R10). */
function fieldCalls(specifier: string, guards: boolean): readonly Trial[] {
  const field = guards ? fieldSpecifier(unescapeSpecifier(specifier)) : undefined;
  if (!field || !/^(?:timeout|description|run_in_background|dangerouslyDisableSandbox)$/.test(field.name)) return [];
  const value = field.value.replaceAll('*', '5');
  return [{ call: { tool: 'Bash', input: { command: 'ls', [field.name]: value } }, shows: `the input field ${field.name}` }];
}

/** The same deed in another text, which a deny or ask rule does not see. */
function evading(first: string, stem: string): readonly Trial[] {
  if (first === '') return [];
  const { same, global } = otherSpellings(stem);
  return [
    ...global.map((text) => bash(text, 'an option before the sub-command makes another text')),
    ...same.slice(0, 2).map((text) => bash(text, 'the same in another spelling')),
    ...(first.includes("'") ? [] : [bash(`bash -c '${first}'`, 'the text of an interpreter is not looked into')]),
    ...(/^\w+(?: |$)/.test(first)
      ? [bash(`X=${first.split(' ')[0]}; eval "$X ${first.split(' ').slice(1).join(' ')}"`.trim(), 'a text that the shell puts together')]
      : []),
  ];
}

/** Texts that come close and do not match. */
function close(pattern: ShellPattern, stem: string, guards: boolean): readonly Trial[] {
  const words = stem.split(/\s+/);
  const longer: Trial[] = [];
  if (pattern.kind === 'exact') longer.push(bash(`${pattern.text} x`, 'an exact rule takes no further word'));
  else if (pattern.kind === 'prefix' || pattern.optionalTail) {
    if (words.length === 1) longer.push(bash(/^[\w-]+$/.test(stem) ? neighbour(stem) : `${stem}x`, 'a longer word is another program'));
    else longer.push(bash(`${stem}${/^(?:npm|pnpm|yarn|bun) /.test(stem) ? ':unit' : '-x'}`, 'a longer word is another word'));
  } else if (pattern.words.at(-1) !== '') longer.push(bash(`${pattern.words.join('x')} x`, 'it must end so'));
  const other = words.length > 1 ? [bash([...words.slice(0, -1), words.at(-1) === 'other' ? 'another' : 'other'].join(' '), 'another word there')] : [];
  const { global } = guards ? { global: [] } : otherSpellings(stem);
  return [...global.map((text) => bash(text, 'an option before the sub-command makes another text')), ...longer, ...other];
}

const far = (pattern: ShellPattern, stem: string): readonly Trial[] =>
  pattern.kind === 'wildcard' && pattern.words[0] === '' ? [] : [bash(`xx ${stem}`, 'another program in front')];

/** What an allow rule never covers, whatever it names. */
function shapes(first: string): readonly Trial[] {
  if (first === '') return [];
  return [
    bash(`${first} && reboot`, 'every part of a chain needs its own rule'),
    bash(`sudo ${first}`, 'another program in front'),
    ...(/^[a-z]/.test(first) ? [bash(`/usr/bin/${first}`, 'a path in front is another program')] : []),
    bash(`${first} | reboot`, 'every part of a pipeline needs its own rule'),
  ];
}

/** Calls whose text the rule matches, and that the client asks about all the same. */
function staying(stem: string, first: string): readonly Trial[] {
  if (first === '') return [];
  const own = checkedOf(stem.split(/\s+/)[0] ?? '').map(([words, shows]) => bash(`${stem} ${words}`, shows));
  return [
    ...own,
    bash(`${first} > out.txt`, 'a Bash rule never covers a redirection'),
    bash(`${first} $X`, 'a variable cannot be checked'),
    bash(`${first} &`, 'no rule covers a trailing &'),
  ];
}

export const monitorTrials = (rule: PermissionRule, guards: boolean): Trials => {
  if (rule.specifier !== undefined && rule.specifier !== '*') {
    const inner = shellTrials({ ...rule, tool: 'Bash' }, guards);
    const asMonitor = ({ call, shows }: Trial): Trial => ({ call: { tool: 'Monitor', input: { ...call.input } }, shows });
    return { hits: inner.hits.filter(({ call }) => call.tool === 'Bash').map(asMonitor), misses: inner.misses.map(asMonitor), stays: [] };
  }
  const watch = (command: string) => ({ call: { tool: 'Monitor', input: { command } }, shows: '' });
  return {
    hits: [watch('npm test'), watch('tail -f /var/log/x'), watch('rm -rf dist')],
    misses: [bash('npm test', 'Bash is another tool'), plain('WebSearch', 'another tool')],
    stays: [],
  };
};
