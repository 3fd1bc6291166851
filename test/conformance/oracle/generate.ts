import type { Vector } from '../recordings.ts';
import { batchSize } from './ask.ts';
import { randomFrom } from './sample.ts';
import * as words from './words.ts';

/** Chance of everything that is generated. */
class Dice {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = randomFrom(seed);
  }

  below(size: number): number {
    return Math.floor(this.#random() * size);
  }

  chance(of: number): boolean {
    return this.#random() < of;
  }

  pick<T>(from: readonly T[]): T {
    const one = from[this.below(from.length)];
    if (one === undefined) throw new Error('nothing to pick from');
    return one;
  }

  times<T>(from: number, to: number, make: () => T): T[] {
    return Array.from({ length: from + this.below(to - from + 1) }, make);
  }
}

const FILES = {
  f: 'x',
  'a.txt': 'a',
  'src/a.txt': 'a',
  'src/b/c.ts': 'c',
  '.env': 'S=1',
  'sub/.env': 'S=1',
  'secrets/k': 'k',
  'sub/secrets/k': 'k',
  '/home/dev/.ssh/id': 'k',
  '/srv/out/f': 'f',
  '.claude/skills/t/SKILL.md': '---\nname: t\ndescription: t\n---\nx',
  '.claude/skills/g/SKILL.md': '---\nname: g\ndescription: g\nallowed-tools: Bash(zin:*)\n---\nx',
  '.claude/commands/d/e.md': '---\nallowed-tools: Bash(ls:*)\n---\nhello',
};
const LINKS = { link: '/srv/out/f', linkdir: '/srv/out' };
const MODES = ['default', 'default', 'default', 'default', 'acceptEdits', 'acceptEdits', 'plan', 'dontAsk', 'bypassPermissions', 'auto'];
const STARTS = ['/home/dev/proj/src', '/home/dev/proj/sub', '/home/dev/proj/src/b'];
const SCOPES = ['project', 'project', 'project', 'local', 'user'];

/** Policies with calls for each: as many calls as one start takes. `recorded` commands are taken apart and put together anew. */
export function generated(size: number, seed: number, recorded: readonly string[]): readonly Vector[] {
  const dice = new Dice(seed);
  const vectors: Vector[] = [];
  while (vectors.length < size) {
    const topic = dice.pick(['bash', 'bash', 'bash', 'shell-paths', 'paths', 'mixed', 'tools']);
    const calls = Array.from({ length: Math.min(batchSize, size - vectors.length) }, () => call(topic, dice, recorded));
    const settings = policy(topic, calls, dice);
    const mode = dice.pick(MODES);
    const start = dice.chance(0.1) ? { cwd: dice.pick(STARTS) } : {};
    for (const one of calls)
      vectors.push({
        id: `fuzz.${seed}.${String(vectors.length).padStart(5, '0')}`,
        topic: `fuzz-${topic}`,
        settings,
        mode,
        ...start,
        files: FILES,
        symlinks: LINKS,
        call: one,
        verdict: 'error',
      });
  }
  return vectors;
}

type Call = Vector['call'];

function call(topic: string, dice: Dice, recorded: readonly string[]): Call {
  if (topic === 'paths') return fileCall(dice);
  if (topic === 'tools') return toolCall(dice);
  if (topic === 'mixed' && dice.chance(0.7)) return otherCall(dice);
  return {
    tool: 'Bash',
    input: { command: topic === 'shell-paths' ? shellLine(dice, false) : dice.chance(0.5) ? crossed(dice, recorded) : shellLine(dice, true), description: 'x' },
  };
}

function fileCall(dice: Dice): Call {
  const name = dice.pick(words.PATHS);
  const path = /^[~/]/.test(name) || dice.chance(0.1) ? name : `/home/dev/proj/${name}`;
  switch (dice.pick(['Read', 'Read', 'Write', 'Bash'])) {
    case 'Read':
      return { tool: 'Read', input: { file_path: path } };
    case 'Write':
      return { tool: 'Write', input: { file_path: `${path}${dice.chance(0.5) ? '' : '2'}`, content: 'x' } };
    default:
      return {
        tool: 'Bash',
        input: {
          command: `${dice.pick(['cat', 'head -n 1', 'touch', 'rm', 'mkdir', 'ls', 'grep x', 'sed -i s/a/b/', 'zin >', 'cd', 'cp f', 'mv f', 'tee'])} '${name.startsWith('~') ? 'f' : name}'`,
          description: 'x',
        },
      };
  }
}

function otherCall(dice: Dice): Call {
  if (dice.chance(0.5)) return { tool: dice.pick(words.MCP_TOOLS), input: dice.chance(0.5) ? {} : { x: 'y' } };
  return { tool: 'WebFetch', input: { url: dice.pick(words.URLS), prompt: 'x' } };
}

/** Tools that run shells, skills and the rest, with the fields that rules may name. */
function toolCall(dice: Dice): Call {
  const description = dice.pick(['x', 'y z']);
  switch (dice.pick(['Monitor', 'Monitor', 'Bash', 'Skill', 'Agent', 'WebSearch', 'Other'])) {
    case 'Monitor':
      return {
        tool: 'Monitor',
        input: { command: shellLine(dice, false), description, ...(dice.chance(0.3) && { timeout_ms: 1000, persistent: dice.chance(0.5) }) },
      };
    case 'Bash':
      return {
        tool: 'Bash',
        input: {
          command: simple(dice),
          description,
          ...(dice.chance(0.4) && { run_in_background: true }),
          ...(dice.chance(0.3) && { timeout: 5 }),
          ...(dice.chance(0.2) && { dangerouslyDisableSandbox: true }),
        },
      };
    case 'Skill':
      return { tool: 'Skill', input: { skill: dice.pick(words.SKILLS), ...(dice.chance(0.3) && { args: 'x' }) } };
    case 'Agent':
      return {
        tool: dice.pick(['Agent', 'Task']),
        input: { description, prompt: 'x', ...(dice.chance(0.7) && { subagent_type: dice.pick(['general-purpose', 'Explore']) }) },
      };
    case 'WebSearch':
      return { tool: 'WebSearch', input: { query: dice.pick(['xx', 'yy']) } };
    default:
      return dice.pick(words.OTHER_CALLS);
  }
}

/** A command that was recorded, with something done to it. */
function crossed(dice: Dice, recorded: readonly string[]): string {
  const command = dice.pick(recorded);
  const tokens = command.split(' ');
  const at = dice.below(tokens.length + 1);
  switch (dice.below(7)) {
    case 0:
      return `${command}${dice.pick(words.JOINTS)}${dice.pick(recorded)}`;
    case 1:
      return tokens.toSpliced(at, 1, dice.pick(words.ARGUMENTS)).join(' ');
    case 2:
      return tokens.toSpliced(at, 0, dice.pick(words.ARGUMENTS)).join(' ');
    case 3:
      return tokens.toSpliced(at, 1).join(' ') || 'zin';
    case 4:
      return `${dice.pick(dice.chance(0.5) ? words.WRAPPERS : words.ASSIGNMENTS)} ${command}`;
    case 5:
      return `${command} ${dice.pick(words.REDIRECTIONS)}`;
    default:
      return enclosed(dice, command);
  }
}

/** A line from the grammar: simple commands, joined and enclosed. */
function shellLine(dice: Dice, deep: boolean): string {
  let line = simple(dice);
  while (dice.chance(0.3)) line += `${dice.pick(words.JOINTS)}${simple(dice)}`;
  return deep && dice.chance(0.15) ? enclosed(dice, line) : line;
}

function simple(dice: Dice): string {
  const parts = [
    ...(dice.chance(0.12) ? [dice.pick(words.ASSIGNMENTS)] : []),
    ...(dice.chance(0.12) ? [dice.pick(words.WRAPPERS)] : []),
    dice.pick(words.PROGRAMS),
    ...dice.times(0, 3, () => dice.pick(words.ARGUMENTS)),
    ...(dice.chance(0.2) ? [dice.pick(words.REDIRECTIONS)] : []),
  ];
  return parts.join(' ');
}

function enclosed(dice: Dice, line: string): string {
  return dice.pick([
    `(${line})`,
    `{ ${line}; }`,
    `if ${line}; then zin; fi`,
    `if true; then ${line}; else zno; fi`,
    `for i in a b; do ${line}; done`,
    `while ${line}; do zin; done`,
    `case x in x) ${line};; esac`,
    `echo $(${line})`,
    `echo "$(${line})"`,
    `echo \`${line}\``,
    `! ${line}`,
    `${line} &`,
    `${line} # note`,
    `# note\n${line}`,
    `f() { ${line}; }; f`,
    `[[ -f x ]] && ${line}`,
    `cat <<EOF\n${line}\nEOF`,
    `cat <<'EOF'\n${line}\nEOF`,
    `cd src && ${line}`,
    `cd /tmp; ${line}`,
    `X=$(${line})`,
    `bash -c '${line.replaceAll("'", '')}'`,
    `eval "${line.replaceAll('"', '')}"`,
    `cat f | ${line}`,
    `${line} | head -n 3`,
    `time (${line})`,
    `diff <(${line}) f`,
    `  ${line}  `,
    `${line};`,
  ]);
}

function policy(topic: string, calls: readonly Call[], dice: Dice): NonNullable<Vector['settings']> {
  const settings: Record<string, { permissions: Record<string, string[]> }> = {};
  const add = (effect: string, rule: string) => {
    const scope = dice.pick(SCOPES);
    const { permissions } = settings[scope] ?? { permissions: {} };
    permissions[effect] = [...new Set([...(permissions[effect] ?? []), rule])];
    settings[scope] = { permissions };
  };
  for (const effect of ['allow', 'deny', 'ask']) {
    // an allow list is long and the others short, as in life; sometimes everything is allowed, so that the others are seen at work
    for (const rule of dice.times(0, effect === 'allow' ? 12 : 3, () => ruleFor(topic, calls, dice))) {
      // A deny on an agent's name is checked inside the tool, where the client says nothing of it.
      if (effect === 'deny' && /^(?:Agent|Task)\(/.test(rule)) continue;
      if (!(effect !== 'allow' && ['*', 'B*', 'm*'].includes(rule))) add(effect, rule);
    }
  }
  if (dice.chance(0.3)) add('allow', 'Bash');
  return settings;
}

function ruleFor(topic: string, calls: readonly Call[], dice: Dice): string {
  if (topic === 'tools' && dice.chance(0.5)) return dice.pick(words.TOOL_RULES);
  if (dice.chance(0.12)) return dice.pick(words.OTHER_RULES);
  if (topic === 'paths' || (topic === 'shell-paths' && dice.chance(0.6)))
    return `${dice.pick(['Read', 'Edit', 'Edit', 'Read', 'Write'])}(${dice.pick(words.PATTERNS)})`;
  if (topic === 'mixed' && dice.chance(0.7)) return dice.chance(0.5) ? dice.pick(words.MCP_RULES) : `WebFetch(domain:${dice.pick(words.DOMAINS)})`;
  return `Bash(${commandPattern(dice.pick(calls), dice)})`;
}

/** A text that has a chance to match: the beginning of a command that will be asked, or one with a hole in it. */
function commandPattern({ input }: Call, dice: Dice): string {
  const command = String(input['command'] ?? dice.pick(words.PROGRAMS));
  const segment = dice.chance(0.25)
    ? command
    : (command
        .split(/&&|\|\||[;|\n(]/)
        .map((part) => part.trim())
        .filter((part) => part !== '')
        .at(dice.chance(0.5) ? 0 : -1) ?? 'zin');
  const tokens = segment.split(' ');
  const head = tokens.slice(0, 1 + dice.below(Math.min(3, tokens.length))).join(' ');
  const hole = tokens.toSpliced(dice.below(tokens.length), 1, '*').join(' ');
  return dice.pick([`${head}:*`, `${head}:*`, `${head} *`, `${head} *`, `${head}*`, head, segment, hole, hole, `* ${tokens.at(-1) ?? 'x'}`, `*${head}*`]);
}
